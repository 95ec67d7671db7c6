import { useSignal } from '@preact/signals';
import { nextTickMs } from '@stallcast/shared/domain';
import { useEffect } from 'preact/hooks';
import { formatDuration } from '../app/locale.ts';
import type { ServerClock } from '../app/server-clock.ts';

interface HeldForProps {
  readonly label: string;
  /** RFC 3339, by the server's clock. */
  readonly until: string;
  readonly clock: ServerClock;
  readonly onOver: () => void;
}

/** How long something is still held for the buyer. */
export function HeldFor({ label, until, clock, onOver }: HeldForProps) {
  const untilMs = Date.parse(until);
  const leftMs = useSignal(untilMs - clock.nowMs());
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tick = () => {
      leftMs.value = Math.max(0, untilMs - clock.nowMs());
      if (leftMs.value === 0) onOver();
      else timer = setTimeout(tick, nextTickMs(leftMs.value));
    };
    tick();
    return () => clearTimeout(timer);
  }, [untilMs, clock]);
  return (
    <p class="notice flex-row items-center justify-between bg-warn-soft text-warn">
      <span>{label}</span>
      <span role="timer" aria-live="off" class="figures font-semibold">
        {formatDuration(wholeSecondsMs(leftMs.value))}
      </span>
    </p>
  );
}

/** Begun seconds do not count: nobody is promised more time than there is, whatever two clocks differ by. In ms. */
const wholeSecondsMs = (ms: number): number => Math.floor(ms / 1000) * 1000;
