import type { Transaction } from '../../platform/db.ts';
import { AppError } from '../../platform/errors.ts';
import { attempt, type Tried } from '../../platform/tried.ts';
import { emptyCart } from './cart.repo.ts';
import { assertBuyable, assertLineBuyable } from './check-offer.ts';
import { chooseOffer } from './choose-offer.ts';
import { type Choice, findCartOffers, isOnShow, type Offer } from './offers.repo.ts';
import type { WantedLine } from './wanted-lines.ts';

export interface SinglePurchase extends Choice {
  readonly quantity: number;
}

/**
 * The line of each "buy now", or why it cannot be had. A show that is named must be live and have the product. What is
 * sold out is refused here, before the wait for the variant's lock.
 */
export async function chooseProducts(
  tx: Transaction,
  purchases: readonly SinglePurchase[],
): Promise<Tried<WantedLine>[]> {
  // Buyers of a hot product all mean the same offer.
  const offers = new Map<string, Tried<Offer>>();
  const lines: Tried<WantedLine>[] = [];
  for (const { quantity, productId, variantId, streamId, dropId } of purchases) {
    const choice = { productId, variantId, streamId, dropId };
    const name = JSON.stringify(choice);
    const offer = offers.get(name) ?? (await attempt(() => chooseOffer(tx, choice)));
    offers.set(name, offer);
    lines.push(offer.ok ? await attempt(async () => toLine(offer.value, quantity)) : offer);
  }
  return lines;
}

function toLine(offer: Offer, quantity: number): WantedLine {
  if (offer.streamId !== null) {
    if (offer.streamStatus !== 'live') throw new AppError('stream-not-live');
    if (!isOnShow(offer))
      throw new AppError('product-unavailable', { detail: `“${offer.name}” is not part of this show.` });
  }
  assertBuyable(offer, quantity);
  return { offer, quantity, heldBy: null };
}

/**
 * Takes the lines out of a locked cart: two checkouts of one cart cannot both have them. A show that is over by now is
 * not credited with the line. Throws `cart-empty`, or why one of the lines cannot be bought.
 */
export async function takeCart(tx: Transaction, userId: string, cartId: string): Promise<WantedLine[]> {
  const offers = await findCartOffers(tx, { userId });
  if (offers.length === 0) throw new AppError('cart-empty');
  for (const offer of offers) assertLineBuyable(offer);
  await emptyCart(tx, cartId);
  return offers.map(({ quantity, ...offer }) => ({
    offer,
    quantity,
    heldBy: offer.dropId === null ? null : cartId,
  }));
}
