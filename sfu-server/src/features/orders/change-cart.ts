import type { Cart } from '@stallcast/shared/contract';
import type { User } from '../../platform/actor.ts';
import { AppError } from '../../platform/errors.ts';
import type { UnitOfWork } from '../../platform/unit-of-work.ts';
import { changeLine, lockCart, removeLine } from './cart.repo.ts';
import { toCart } from './cart.views.ts';
import { assertBuyable } from './check-offer.ts';
import { findCartOffers } from './offers.repo.ts';

interface CartChange {
  readonly variantId: string;
  /** 0 takes it out. */
  readonly quantity: number;
}

/** Sets how many of a variant lie in the cart. Throws `not-found` if none does, `product-unavailable`, `sold-out`, `over-order-limit`. */
export async function changeCart(
  { uow }: { readonly uow: UnitOfWork },
  { variantId, quantity }: CartChange,
  { userId }: User,
): Promise<Cart> {
  return uow.run(async ({ tx }) => {
    const cartId = await lockCart(tx, userId);
    const line = (await findCartOffers(tx, userId)).find((each) => each.variantId === variantId);
    if (!line) throw new AppError('not-found');
    if (quantity === 0) {
      await removeLine(tx, cartId, variantId);
    } else {
      assertBuyable(line, quantity);
      await changeLine(tx, cartId, variantId, quantity);
    }
    return toCart(await findCartOffers(tx, userId));
  });
}
