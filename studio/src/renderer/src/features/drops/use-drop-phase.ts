import type { Drop } from '@stallcast/shared/contract';
import type { DropPhase } from '@stallcast/shared/domain';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { phaseAt, serverTimeMs } from './drop-phase.ts';
import type { ShowcaseDesk } from './showcase-desk.ts';

/** Faster than a second, so that no second is skipped to the eye, in ms. */
const tickEveryMs = 200;

/** Where a drop is right now, by the server's clock. */
export function useDropPhase(drop: Drop, desk: ShowcaseDesk): DropPhase {
  const clock = useStore(desk.state, (state) => state.clock);
  const [nowMs, setNowMs] = useState(() => performance.now());
  useEffect(() => {
    const timer = setInterval(() => setNowMs(performance.now()), tickEveryMs);
    return () => clearInterval(timer);
  }, []);
  return phaseAt(drop, serverTimeMs(clock, nowMs));
}
