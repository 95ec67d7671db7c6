import type { Cart } from '@stallcast/shared/contract';
import { AppError } from '../../platform/errors.ts';
import type { UnitOfWork } from '../../platform/unit-of-work.ts';
import { changeLine, lockCart, removeLine, touchCart } from './cart.repo.ts';
import { toCart } from './cart.views.ts';
import { assertBuyable } from './check-offer.ts';
import { setHold } from './hold-in-cart.ts';
import { type CartOwner, findCartOffers } from './offers.repo.ts';

interface CartChange {
  readonly variantId: string;
  /** The line of this drop, instead of the one outside of drops. */
  readonly dropId?: string | undefined;
  /** 0 takes it out. */
  readonly quantity: number;
}

/**
 * Sets how many of a variant lie in the cart; what is held of a drop is held or given back accordingly. Throws
 * `not-found` if none does, and why so many cannot be had.
 */
export async function changeCart(
  { uow }: { readonly uow: UnitOfWork },
  { variantId, quantity, ...rest }: CartChange,
  owner: CartOwner,
): Promise<Cart> {
  return uow.run(async (work) => {
    const { tx } = work;
    const dropId = rest.dropId ?? null;
    const cartId = await lockCart(tx, owner);
    const line = (await findCartOffers(tx, owner)).find(
      (each) => each.variantId === variantId && each.dropId === dropId,
    );
    if (!line) throw new AppError('not-found');
    if (quantity > (line.heldQuantity ?? 0))
      assertBuyable({ ...line, stock: line.stock + (line.heldQuantity ?? 0) }, quantity);
    if (dropId !== null && 'userId' in owner)
      await setHold(work, { cartId, userId: owner.userId }, { ...line, dropId }, quantity);
    const key = { variantId, dropId };
    if (quantity === 0) await removeLine(tx, cartId, key);
    else await changeLine(tx, cartId, key, quantity);
    await touchCart(tx, cartId);
    return toCart(await findCartOffers(tx, owner));
  });
}
