import { useEffect, useState } from 'preact/hooks';

/** Whole seconds that are left until a moment (ms since 1970), counted down; 0 once it is there. `nowMs` says what time it is. */
export function useSecondsUntil(atMs: number, nowMs: () => number): number {
  const left = () => Math.max(0, Math.ceil((atMs - nowMs()) / 1000));
  const [, redraw] = useState(0);
  const waiting = left() > 0;
  useEffect(() => {
    if (!waiting) return undefined;
    const timer = setInterval(() => redraw((count) => count + 1), 250);
    return () => clearInterval(timer);
  }, [waiting, atMs]);
  return left();
}
