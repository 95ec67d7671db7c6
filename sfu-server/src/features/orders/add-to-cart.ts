import type { Cart } from '@stallcast/shared/contract';
import { AppError } from '../../platform/errors.ts';
import type { UnitOfWork, Work } from '../../platform/unit-of-work.ts';
import { lockCart, putLine, touchCart } from './cart.repo.ts';
import { toCart } from './cart.views.ts';
import { assertBuyable, mostAtOnce, refused } from './check-offer.ts';
import { chooseOffer } from './choose-offer.ts';
import { setHold } from './hold-in-cart.ts';
import { type CartOwner, type Choice, findCartOffers, type Offer } from './offers.repo.ts';
import type { ProductFacts, RecordSale } from './ports.ts';
import { showOf } from './wanted-lines.ts';

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
 * Puts a product into the cart, or more of one that is there, up to the limit per order. Of a drop it is held for a while,
 * for which the buyer has to be known. What is put in during a live show that has the product counts for the show.
 * Throws `unauthenticated`, `not-found`, `variant-needed`, `product-unavailable`, `drop-not-open`, `sold-out`,
 * `over-buyer-limit`, or `over-order-limit` when the cart is full.
 */
export async function addToCart(deps: CartDeps, addition: Addition, owner: CartOwner): Promise<Cart> {
  try {
    return await deps.uow.run((work) => add(deps, work, addition, owner));
  } catch (error) {
    // The show ended in this moment; the cart does not depend on it.
    if (!(error instanceof AppError) || error.code !== 'stream-not-live') throw error;
    return deps.uow.run((work) => add(deps, work, { ...addition, streamId: undefined }, owner));
  }
}

async function add(
  deps: CartDeps,
  work: Work,
  { quantity, ...choice }: Addition,
  owner: CartOwner,
): Promise<Cart> {
  const { tx } = work;
  const cartId = await lockCart(tx, owner);
  const offer = await chooseOffer(tx, choice);
  const { variantId, dropId } = offer;
  const before = await findCartOffers(tx, owner);
  const line = before.find((each) => each.variantId === variantId && each.dropId === dropId);
  if (!line && before.length >= mostLines) {
    throw new AppError('over-order-limit', {
      detail: `A cart holds at most ${mostLines} different products.`,
    });
  }
  const show = showOf(offer)?.streamId ?? null;
  const wanted =
    dropId === null
      ? addToLine(offer, line?.quantity ?? 0, quantity)
      : await addOfDrop(work, { cartId, owner }, { ...offer, dropId }, line?.heldQuantity ?? 0, quantity);
  await putLine(tx, cartId, { variantId, dropId, quantity: wanted, streamId: show });
  await touchCart(tx, cartId);
  const after = toCart(await findCartOffers(tx, owner));
  if (show !== null) await noteForShow(deps, work, { streamId: show, productId: offer.productId, cartId });
  return after;
}

function addToLine(offer: Offer, present: number, quantity: number): number {
  const wanted = Math.min(present + quantity, mostAtOnce(offer));
  assertBuyable(offer, wanted);
  return wanted;
}

async function addOfDrop(
  work: Work,
  { cartId, owner }: { readonly cartId: string; readonly owner: CartOwner },
  offer: Offer & { readonly dropId: string },
  held: number,
  quantity: number,
): Promise<number> {
  if (!('userId' in owner))
    throw new AppError('unauthenticated', { returnPath: `/shows/${offer.streamId ?? ''}` });
  const wanted = Math.min(held + quantity, mostAtOnce(offer));
  if (wanted <= held) throw refused('over-buyer-limit', offer);
  await setHold(work, { cartId, userId: owner.userId }, offer, wanted);
  return wanted;
}

async function noteForShow(
  { recordFact, productFacts }: CartDeps,
  { tx, emit }: Work,
  fact: { readonly streamId: string; readonly productId: string; readonly cartId: string },
): Promise<void> {
  await productFacts.recordCartAdd(tx, fact);
  const counted = await recordFact(tx, fact.streamId, { cartAdds: 1 }, { mustBeLive: true });
  if (!counted.ok) throw new AppError('stream-not-live');
  emit({ type: 'counters-moved', streamId: fact.streamId });
}
