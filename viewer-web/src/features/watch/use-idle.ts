import { type ReadonlySignal, useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

/** Without a movement for this long, what lies over the picture goes, in ms. */
const idleAfterMs = 3000;

const activity = ['pointermove', 'pointerdown', 'keydown', 'focusin'] as const;

/** Whether nobody moves over an element. Never while something inside has the keyboard's focus. */
export function useIdle(place: RefObject<HTMLElement | null>): ReadonlySignal<boolean> {
  const idle = useSignal(false);
  useEffect(() => {
    const element = place.current;
    if (!element) return undefined;
    const abort = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const rest = () => {
      if (element.querySelector(':focus-visible')) wake();
      else idle.value = true;
    };
    const wake = () => {
      idle.value = false;
      clearTimeout(timer);
      timer = setTimeout(rest, idleAfterMs);
    };
    for (const name of activity) element.addEventListener(name, wake, { signal: abort.signal });
    wake();
    return () => {
      abort.abort();
      clearTimeout(timer);
    };
  }, [place, idle]);
  return idle;
}
