/** What a countdown reads, in whole seconds as people count: 1 until the moment itself. In ms. */
export function countdownMs(leftMs: number): number {
  return Math.ceil(leftMs / 1000) * 1000;
}

/** How long until a countdown reads something else, in ms. */
export function nextTickMs(leftMs: number): number {
  return leftMs % 1000 || 1000;
}
