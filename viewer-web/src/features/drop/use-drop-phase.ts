import { useSignal } from '@preact/signals';
import type { Drop } from '@stallcast/shared/contract';
import { useEffect } from 'preact/hooks';
import type { ServerClock } from '../../app/server-clock.ts';
import { type DropPhase, dropPhase, untilNextSecond } from './drop-phase.ts';

/** A drop as it stands now: changes with every second of its countdown, and on the moment it opens or closes. */
export function useDropPhase(drop: Drop, clock: ServerClock): DropPhase {
  const phase = useSignal(dropPhase(drop, clock.nowMs()));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      const now = dropPhase(drop, clock.nowMs());
      phase.value = now;
      if ('ms' in now) timer = setTimeout(look, untilNextSecond(now.ms));
    };
    look();
    return () => clearTimeout(timer);
  }, [drop, clock, phase]);
  return phase.value;
}
