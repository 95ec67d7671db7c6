import type { Drop } from '@stallcast/shared/contract';

/** What a drop looks like at this moment. `ms`: until it opens, or until it closes. */
export type DropPhase =
  | { readonly name: 'soon'; readonly ms: number }
  | { readonly name: 'open'; readonly ms: number }
  | { readonly name: 'sold-out' }
  | { readonly name: 'closed' };

/**
 * A drop as it stands at `nowMs` of the server's time: it opens and closes on the page at the same moment as on the server,
 * which alone decides who gets what.
 */
export function dropPhase({ state, opensAt, closesAt, remaining }: Drop, nowMs: number): DropPhase {
  const opensMs = Date.parse(opensAt);
  const closesMs = Date.parse(closesAt);
  if (state === 'closed' || nowMs >= closesMs) return { name: 'closed' };
  if (nowMs < opensMs) return { name: 'soon', ms: opensMs - nowMs };
  return remaining === 0 ? { name: 'sold-out' } : { name: 'open', ms: closesMs - nowMs };
}

/** When a countdown changes what it shows next, in ms; the seconds of it are rounded up, so that "0:01" is the last. */
export function untilNextSecond(ms: number): number {
  return ms % 1000 || 1000;
}
