import { type ReadonlySignal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { messages } from '../../messages/en/general.ts';

/** A connection that is only renewed is back within this time, in ms. */
const patienceMs = 8000;

/** Says, quietly, that everything still works, only later: no pushes come, and the page asks every ten seconds. */
export function SlowNotice({ pushed }: { readonly pushed: ReadonlySignal<boolean> }) {
  const slow = useSignal(false);
  const live = pushed.value;
  useEffect(() => {
    slow.value = false;
    if (live) return undefined;
    const timer = setTimeout(() => {
      slow.value = true;
    }, patienceMs);
    return () => clearTimeout(timer);
  }, [live, slow]);
  return (
    <p role="status" class="slow-note">
      {slow.value && messages.show.slow}
    </p>
  );
}
