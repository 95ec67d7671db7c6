/** What a buyer wants of one variant. */
export interface WantedLine {
  readonly productId: string;
  readonly variantId: string;
  readonly quantity: number;
  /** The live show it is bought in. */
  readonly streamId: string | null;
}

/** Lines in the order in which everyone locks variants, so that no two buyers wait for each other. */
export function inLockOrder<Line extends { readonly variantId: string }>(lines: readonly Line[]): Line[] {
  return lines.toSorted((a, b) => (a.variantId < b.variantId ? -1 : 1));
}
