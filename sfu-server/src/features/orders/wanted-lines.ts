/** What a buyer wants of one product. */
export interface WantedLine {
  readonly productId: string;
  readonly quantity: number;
  /** The live show it is bought in. */
  readonly streamId: string | null;
}

/** Lines in the order in which everyone locks products, so that no two buyers wait for each other. */
export function inLockOrder<Line extends { readonly productId: string }>(lines: readonly Line[]): Line[] {
  return lines.toSorted((a, b) => (a.productId < b.productId ? -1 : 1));
}
