import type { Drop } from '@stallcast/shared/contract';
import { type DropPhase, dropPhase } from '@stallcast/shared/domain';

/** What time it was at the server, and when that was heard by a clock that never jumps. */
export interface ServerClock {
  /** In ms since 1970. */
  readonly serverMs: number;
  /** `performance.now()` at that moment. */
  readonly heardAtMs: number;
}

/** What time it is at the server at `nowMs` (of `performance.now()`), in ms since 1970; null while unknown. */
export function serverTimeMs(clock: ServerClock | null, nowMs: number): number | null {
  return clock === null ? null : clock.serverMs + Math.max(0, nowMs - clock.heardAtMs);
}

/** Where a drop is by the server's clock; without a clock, what the server said last holds. */
export function phaseAt(drop: Drop, timeMs: number | null): DropPhase {
  if (timeMs === null) return { state: drop.state, leftMs: null };
  return dropPhase({ ...drop, isClosed: drop.state === 'closed' }, timeMs);
}
