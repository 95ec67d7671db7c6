import type { Product } from '@stallcast/shared/contract';

type Variants = Pick<Product, 'variants'>;

const forSale = ({ variants }: Variants) => variants.filter(({ status }) => status === 'active');

/** How many sizes and colours can be bought. */
export const variantCount = (product: Variants): number => forSale(product).length;

/** Whether sizes and colours differ in price, so that one price alone would mislead. */
export function hasSeveralPrices(product: Variants): boolean {
  return new Set(forSale(product).map(({ price }) => price.amountMinor)).size > 1;
}
