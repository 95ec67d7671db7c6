/**
 * Base waits before each attempt, in ms. The last one is repeated. Close together for the first seconds: a server that starts again
 * takes two of them, and a viewer who tries just before it is back must not wait long for the next try.
 */
const baseDelaysMs = [0, 300, 500, 700, 1000, 1500, 2500, 4000, 7000];
/** Random part added to each wait but the first, in ms, so that a crowd does not come back at once. */
const jitterMs = 1000;

/**
 * How long to wait before attempt `attempt` (0 for the first), in ms. Never gives up: a show may come back at any time.
 * `random` is a number in [0, 1).
 */
export function reconnectDelayMs(attempt: number, random: number): number {
  const base = baseDelaysMs[Math.min(attempt, baseDelaysMs.length - 1)] ?? 0;
  return attempt === 0 ? Math.round(random * 300) : base + Math.round(random * jitterMs);
}
