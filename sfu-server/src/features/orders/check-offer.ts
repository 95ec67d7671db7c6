import { AppError } from '../../platform/errors.ts';
import type { Offer } from './offers.repo.ts';

type Stocked = Pick<Offer, 'name' | 'status' | 'stock' | 'perOrderLimit'>;

export type Refusal = 'product-unavailable' | 'over-order-limit' | 'sold-out';

/** Why so many of a product cannot be bought at once; null if they can. */
export function refusalOf({ status, stock, perOrderLimit }: Stocked, quantity: number): Refusal | null {
  if (status !== 'active') return 'product-unavailable';
  if (quantity > perOrderLimit) return 'over-order-limit';
  if (quantity > stock) return 'sold-out';
  return null;
}

/** Throws the refusal with a sentence that names the product. */
export function assertBuyable(offer: Stocked, quantity: number): void {
  const refusal = refusalOf(offer, quantity);
  if (refusal !== null) throw new AppError(refusal, { detail: sentenceOf(refusal, offer) });
}

function sentenceOf(refusal: Refusal, { name, stock, perOrderLimit }: Stocked): string {
  if (refusal === 'product-unavailable') return `“${name}” is not for sale at the moment.`;
  if (refusal === 'over-order-limit') return `You can order at most ${perOrderLimit} of “${name}” at once.`;
  return stock === 0 ? `“${name}” is sold out.` : `There are not enough of “${name}” left: only ${stock}.`;
}
