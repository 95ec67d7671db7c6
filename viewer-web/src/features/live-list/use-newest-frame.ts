import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { ServerClock } from '../../app/server-clock.ts';

/** How long a frame is shown, in ms; the server draws a new one as often. */
export const frameMs = 10_000;

/**
 * The address of what a live show looks like now, another one every ten seconds while somebody looks at the page; null where
 * it has none. Everybody asks for the same addresses at the same time, so that a cache in between can answer them.
 */
export function useNewestFrame(previewUrl: string | null, clock: ServerClock): string | null {
  const number = () => Math.floor(clock.nowMs() / frameMs);
  const shown = useSignal(number());
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') shown.value = number();
    }, frameMs);
    return () => clearInterval(timer);
  }, [clock]);
  return previewUrl === null ? null : `${previewUrl}?frame=${shown.value}`;
}
