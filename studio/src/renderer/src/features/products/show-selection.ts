/** The most products a show may have (the contract's limit). */
export const mostOnShow = 50;

interface Selectable {
  readonly productId: string;
}

/** Puts a product at the end of the show, or takes it out. A full show takes no more. */
export function toggleProduct<Product extends Selectable>(
  selection: readonly Product[],
  product: Product,
): readonly Product[] {
  if (selection.some(({ productId }) => productId === product.productId)) {
    return selection.filter(({ productId }) => productId !== product.productId);
  }
  return selection.length >= mostOnShow ? selection : [...selection, product];
}

/** Moves a product one place up (-1) or down (1); at the end of the list it stays. */
export function moveProduct<Product extends Selectable>(
  selection: readonly Product[],
  productId: string,
  by: -1 | 1,
): readonly Product[] {
  const from = selection.findIndex((product) => product.productId === productId);
  const moved = selection[from];
  const other = selection[from + by];
  if (!moved || !other) return selection;
  return selection.with(from, other).with(from + by, moved);
}
