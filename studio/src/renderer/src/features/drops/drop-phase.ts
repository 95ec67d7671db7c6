import type { Drop } from '@stallcast/shared/contract';

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

/** Where a drop is, and how long until that ends, in ms; null where nothing is counted down. */
export interface DropPhase {
  readonly state: Drop['state'];
  readonly leftMs: number | null;
}

type Timed = Pick<Drop, 'state' | 'opensAt' | 'closesAt' | 'remaining'>;

/**
 * Where a drop is at a moment of the server's clock. It opens and closes here on the second, even if the server's word of
 * it is still on its way; without a clock, what the server said last holds.
 */
export function dropPhase(drop: Timed, timeMs: number | null): DropPhase {
  if (drop.state === 'closed' || timeMs === null) return { state: drop.state, leftMs: null };
  const untilOpenMs = Date.parse(drop.opensAt) - timeMs;
  if (untilOpenMs > 0) return { state: 'announced', leftMs: untilOpenMs };
  const untilCloseMs = Date.parse(drop.closesAt) - timeMs;
  if (untilCloseMs <= 0) return { state: 'closed', leftMs: null };
  return { state: drop.remaining === 0 ? 'sold-out' : 'open', leftMs: untilCloseMs };
}

/** Seconds of a countdown as people count: it reads 1 until the moment itself. */
export function countdownMs(leftMs: number): number {
  return Math.ceil(leftMs / 1000) * 1000;
}
