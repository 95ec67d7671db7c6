import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { formatDuration } from '../../app/locale.ts';
import { messages } from '../../messages/en/general.ts';
import type { ServerClock } from '../../app/server-clock.ts';

/** How long the show has been live, by the server's clock. `startedAt` as RFC 3339. */
export function Elapsed({ startedAt, clock }: { readonly startedAt: string; readonly clock: ServerClock }) {
  const text = useSignal('');
  useEffect(() => {
    const startMs = Date.parse(startedAt);
    const tick = () => {
      text.value = formatDuration(clock.nowMs() - startMs);
    };
    tick();
    const timer = setInterval(tick, 1000);
    return () => clearInterval(timer);
  }, [startedAt, clock, text]);
  return (
    <span role="timer" aria-live="off" aria-label={messages.show.elapsed} class="figures">
      {text}
    </span>
  );
}
