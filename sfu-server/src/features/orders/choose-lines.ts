import { AppError } from '../../platform/errors.ts';
import type { Transaction } from '../../platform/db.ts';
import { emptyCart, lockCart } from './cart.repo.ts';
import { assertBuyable } from './check-offer.ts';
import { chooseOffer } from './choose-offer.ts';
import { type Choice, findCartOffers, isOnShow } from './offers.repo.ts';
import type { WantedLine } from './wanted-lines.ts';

export interface SinglePurchase extends Choice {
  readonly quantity: number;
}

/**
 * The one line of "buy now". A show that is named must be live and have the product.
 * What is sold out is refused here, before the wait for the variant's lock.
 */
export async function chooseProduct(
  tx: Transaction,
  { quantity, ...choice }: SinglePurchase,
): Promise<WantedLine[]> {
  const offer = await chooseOffer(tx, choice);
  if (offer.streamId !== null) {
    if (offer.streamStatus !== 'live') throw new AppError('stream-not-live');
    if (!isOnShow(offer))
      throw new AppError('product-unavailable', { detail: `“${offer.name}” is not part of this show.` });
  }
  assertBuyable(offer, quantity);
  return [{ productId: offer.productId, variantId: offer.variantId, quantity, streamId: offer.streamId }];
}

/**
 * Takes the lines out of the cart: two checkouts of one cart cannot both have them. A show that is over by now is
 * not credited with the line. Throws `cart-empty`, or why one of the lines cannot be bought.
 */
export async function takeCart(tx: Transaction, userId: string): Promise<WantedLine[]> {
  const cartId = await lockCart(tx, userId);
  const offers = await findCartOffers(tx, userId);
  if (offers.length === 0) throw new AppError('cart-empty');
  for (const offer of offers) assertBuyable(offer, offer.quantity);
  await emptyCart(tx, cartId);
  return offers.map((offer) => ({
    productId: offer.productId,
    variantId: offer.variantId,
    quantity: offer.quantity,
    streamId: isOnShow(offer) ? offer.streamId : null,
  }));
}
