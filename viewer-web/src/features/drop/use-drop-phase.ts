import { useSignal } from '@preact/signals';
import type { Drop } from '@stallcast/shared/contract';
import { type DropPhase, dropPhase, nextTickMs } from '@stallcast/shared/domain';
import { useEffect } from 'preact/hooks';
import type { ServerClock } from '../../app/server-clock.ts';

/** A drop as it stands now: changes with every second of its countdown, and on the moment it opens or closes. */
export function useDropPhase(drop: Drop, clock: ServerClock): DropPhase {
  const phaseNow = () => dropPhase({ ...drop, isClosed: drop.state === 'closed' }, clock.nowMs());
  const phase = useSignal(phaseNow());
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      phase.value = phaseNow();
      const { leftMs } = phase.value;
      if (leftMs !== null) timer = setTimeout(look, nextTickMs(leftMs));
    };
    look();
    return () => clearTimeout(timer);
  }, [drop, clock, phase]);
  return phase.value;
}
