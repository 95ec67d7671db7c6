import { valueOf } from '../../platform/tried.ts';
import type { Work } from '../../platform/unit-of-work.ts';
import type { Offer } from './offers.repo.ts';
import { giveBack } from './release-order.ts';
import { findCartHold, holdInCart, shrinkHold } from './reservations.repo.ts';
import { lockDrops, lockVariants } from './stock.repo.ts';
import { takeLines } from './take-lines.ts';

interface CartOfUser {
  readonly cartId: string;
  readonly userId: string;
}

/**
 * Makes a locked cart hold so many items of a drop, no more and no fewer: takes them, or gives them back. What it held
 * too long is given back first. Throws why more cannot be had.
 */
export async function setHold(
  work: Work,
  { cartId, userId }: CartOfUser,
  offer: Offer & { readonly dropId: string },
  quantity: number,
): Promise<void> {
  const { productId, variantId, dropId } = offer;
  const held = await dropOverdueHold(work, { cartId, userId }, offer);
  if (quantity < held) {
    await giveUp(work, { cartId, userId }, { variantId, dropId }, quantity);
  } else if (quantity > held) {
    const more = quantity - held;
    const [taken] = await takeLines(work, [{ offer, userId, quantity: more, heldBy: null }]);
    if (taken) valueOf(taken);
    await holdInCart(work.tx, { cartId, productId, variantId, dropId, quantity: more });
  }
}

/** Gives back what a cart held too long; answers how many items it holds. */
async function dropOverdueHold(
  work: Work,
  cart: CartOfUser,
  { variantId, dropId }: DropOfVariant,
): Promise<number> {
  const hold = await findCartHold(work.tx, cart.cartId, dropId);
  if (!hold?.isOver) return hold?.quantity ?? 0;
  await giveUp(work, cart, { variantId, dropId }, 0);
  return 0;
}

interface DropOfVariant {
  readonly variantId: string;
  readonly dropId: string;
}

/** Gives back what a locked cart holds of a drop, but for so many items. */
export async function giveUp(
  work: Work,
  { cartId, userId }: CartOfUser,
  { variantId, dropId }: DropOfVariant,
  left: number,
): Promise<void> {
  const { tx } = work;
  await lockVariants(tx, [variantId]);
  await lockDrops(tx, [dropId]);
  const hold = await findCartHold(tx, cartId, dropId);
  if (!hold || hold.quantity <= left) return;
  await shrinkHold(tx, hold.id, left);
  await giveBack(work, { ...hold, quantity: hold.quantity - left }, userId);
}
