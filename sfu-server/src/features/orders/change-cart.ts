import type { Cart } from '@stallcast/shared/contract';
import type { User } from '../../platform/actor.ts';
import { AppError } from '../../platform/errors.ts';
import type { UnitOfWork } from '../../platform/unit-of-work.ts';
import { changeLine, lockCart, removeLine } from './cart.repo.ts';
import { toCart } from './cart.views.ts';
import { assertBuyable } from './check-offer.ts';
import { findCartOffers } from './offers.repo.ts';

interface CartChange {
  readonly productId: string;
  /** 0 takes the product out. */
  readonly quantity: number;
}

/** Sets how many of a product lie in the cart. Throws `not-found` if none does, `product-unavailable`, `sold-out`, `over-order-limit`. */
export async function changeCart(
  { uow }: { readonly uow: UnitOfWork },
  { productId, quantity }: CartChange,
  { userId }: User,
): Promise<Cart> {
  return uow.run(async ({ tx }) => {
    const cartId = await lockCart(tx, userId);
    const line = (await findCartOffers(tx, userId)).find((each) => each.productId === productId);
    if (!line) throw new AppError('not-found');
    if (quantity === 0) {
      await removeLine(tx, cartId, productId);
    } else {
      assertBuyable(line, quantity);
      await changeLine(tx, cartId, productId, quantity);
    }
    return toCart(await findCartOffers(tx, userId));
  });
}
