import type { Cart } from '@stallcast/shared/contract';
import type { User } from '../../platform/actor.ts';
import { AppError } from '../../platform/errors.ts';
import type { UnitOfWork, Work } from '../../platform/unit-of-work.ts';
import { lockCart, putLine } from './cart.repo.ts';
import { toCart } from './cart.views.ts';
import { assertBuyable } from './check-offer.ts';
import { chooseOffer } from './choose-offer.ts';
import { type Choice, findCartOffers, isOnShow } from './offers.repo.ts';
import type { ProductFacts, RecordSale } from './ports.ts';

interface CartDeps {
  readonly uow: UnitOfWork;
  readonly recordFact: RecordSale;
  readonly productFacts: ProductFacts;
}

interface Addition extends Choice {
  readonly quantity: number;
}

/** Different things that a cart may hold. */
const mostLines = 50;

/**
 * Puts a product into the cart, or more of one that is there, up to the limit per order. What is put in during a
 * live show that has the product counts for the show.
 * Throws `not-found`, `variant-needed`, `product-unavailable`, `sold-out`, or `over-order-limit` when the cart is full.
 */
export async function addToCart(deps: CartDeps, addition: Addition, user: User): Promise<Cart> {
  try {
    return await deps.uow.run((work) => add(deps, work, addition, user));
  } catch (error) {
    // The show ended in this moment; the cart does not depend on it.
    if (!(error instanceof AppError) || error.code !== 'stream-not-live') throw error;
    return deps.uow.run((work) => add(deps, work, { ...addition, streamId: undefined }, user));
  }
}

async function add(
  { recordFact, productFacts }: CartDeps,
  { tx, emit }: Work,
  { quantity, ...choice }: Addition,
  { userId }: User,
): Promise<Cart> {
  const cartId = await lockCart(tx, userId);
  const offer = await chooseOffer(tx, choice);
  const { variantId } = offer;
  const before = await findCartOffers(tx, userId);
  const present = before.find((line) => line.variantId === variantId)?.quantity;
  if (present === undefined && before.length >= mostLines) {
    throw new AppError('over-order-limit', {
      detail: `A cart holds at most ${mostLines} different products.`,
    });
  }
  const wanted = Math.min((present ?? 0) + quantity, offer.perOrderLimit);
  assertBuyable(offer, wanted);
  const show = isOnShow(offer) ? offer.streamId : null;
  await putLine(tx, cartId, { variantId, quantity: wanted, streamId: show });
  const after = toCart(await findCartOffers(tx, userId));
  if (show !== null) {
    await productFacts.recordCartAdd(tx, { streamId: show, productId: offer.productId, cartId });
    const counted = await recordFact(tx, show, { cartAdds: 1 }, { mustBeLive: true });
    if (!counted.ok) throw new AppError('stream-not-live');
    emit({ type: 'counters-moved', streamId: show });
  }
  return after;
}
