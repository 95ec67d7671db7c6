import { AppError } from '../../platform/errors.ts';
import type { CartOffer, Offer } from './offers.repo.ts';

type Stocked = Pick<
  Offer,
  'name' | 'status' | 'stock' | 'perOrderLimit' | 'perBuyerLimit' | 'dropId' | 'dropLimit' | 'isDropOpen'
>;

export type Refusal =
  | 'product-unavailable'
  | 'drop-not-open'
  | 'over-order-limit'
  | 'over-buyer-limit'
  | 'sold-out'
  | 'reservation-expired';

/** The most that one buyer may have of it in one order, whatever is left. */
export function mostAtOnce({ perOrderLimit, perBuyerLimit, dropLimit }: Stocked): number {
  return Math.min(perOrderLimit, perBuyerLimit ?? perOrderLimit, dropLimit ?? perOrderLimit);
}

/** Why so many of a variant cannot be bought at once; null if they can. */
export function refusalOf(offer: Stocked, quantity: number): Refusal | null {
  if (offer.status !== 'active') return 'product-unavailable';
  if (offer.dropId !== null && !offer.isDropOpen) return 'drop-not-open';
  if (quantity > offer.perOrderLimit) return 'over-order-limit';
  if (quantity > mostAtOnce(offer)) return 'over-buyer-limit';
  if (quantity > offer.stock) return 'sold-out';
  return null;
}

/** Why a line of a cart cannot be bought as it stands there; null if it can. What is held of a drop can, until its time is over. */
export function refusalOfLine(line: CartOffer): Refusal | null {
  if (line.dropId === null) return refusalOf(line, line.quantity);
  if (line.status !== 'active') return 'product-unavailable';
  return line.heldQuantity === line.quantity ? null : 'reservation-expired';
}

/** Throws the refusal with a sentence that names the product. */
export function assertBuyable(offer: Stocked, quantity: number): void {
  const refusal = refusalOf(offer, quantity);
  if (refusal !== null) throw refused(refusal, offer);
}

/** The same of a line of a cart. */
export function assertLineBuyable(line: CartOffer): void {
  const refusal = refusalOfLine(line);
  if (refusal !== null) throw refused(refusal, line);
}

/** The refusal as an error with a sentence that names the product. */
export function refused(refusal: Refusal, offer: Stocked): AppError {
  return new AppError(refusal, { detail: sentenceOf(refusal, offer) });
}

function sentenceOf(refusal: Refusal, offer: Stocked): string {
  const { name, stock, perOrderLimit } = offer;
  switch (refusal) {
    case 'product-unavailable':
      return `“${name}” is not for sale at the moment.`;
    case 'drop-not-open':
      return `The drop of “${name}” is not open.`;
    case 'over-order-limit':
      return `You can order at most ${perOrderLimit} of “${name}” at once.`;
    case 'over-buyer-limit':
      return `One buyer can have at most ${mostAtOnce(offer)} of “${name}”.`;
    case 'reservation-expired':
      return `The time to buy “${name}” ran out, and it went to the next who asked.`;
    case 'sold-out':
      return stock === 0
        ? `“${name}” is sold out.`
        : `There are not enough of “${name}” left: only ${stock}.`;
  }
}
