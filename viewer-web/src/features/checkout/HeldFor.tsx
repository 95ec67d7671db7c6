import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { formatDuration } from '../../app/locale.ts';
import type { ServerClock } from '../../app/server-clock.ts';
import { checkoutText as text } from './checkout-text.ts';

interface HeldForProps {
  /** RFC 3339, by the server's clock. */
  readonly until: string;
  readonly clock: ServerClock;
  readonly onOver: () => void;
}

/** How long the items are still held for the buyer. */
export function HeldFor({ until, clock, onOver }: HeldForProps) {
  const untilMs = Date.parse(until);
  const leftMs = useSignal(untilMs - clock.nowMs());
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tick = () => {
      const left = untilMs - clock.nowMs();
      leftMs.value = Math.max(0, left);
      if (left <= 0) onOver();
      else timer = setTimeout(tick, left % 1000 || 1000);
    };
    tick();
    return () => clearTimeout(timer);
  }, [untilMs, clock]);
  return (
    <p class="notice flex-row items-center justify-between bg-warn-soft text-warn">
      <span>{text.reserved}</span>
      <span role="timer" aria-live="off" class="figures font-semibold">
        {formatDuration(Math.ceil(leftMs.value / 1000) * 1000)}
      </span>
    </p>
  );
}
