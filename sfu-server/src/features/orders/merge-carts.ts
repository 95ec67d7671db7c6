import type { Logger } from '../../platform/logger.ts';
import type { UnitOfWork, Work } from '../../platform/unit-of-work.ts';
import {
  findStaleGuestCarts,
  lockCart,
  lockCartIfAny,
  putLine,
  removeCarts,
  touchCart,
} from './cart.repo.ts';
import { mostAtOnce } from './check-offer.ts';
import { findCartOffers, isOnShow } from './offers.repo.ts';

/**
 * Puts what lies in a guest's cart into that of the user who logged in, and removes the guest's. What is in both becomes
 * more of it, up to the limits; nothing else is lost.
 */
export async function mergeCarts(
  { uow }: { readonly uow: UnitOfWork },
  guestKey: string,
  userId: string,
): Promise<void> {
  await uow.run((work) => merge(work, guestKey, userId));
}

async function merge({ tx }: Work, guestKey: string, userId: string): Promise<void> {
  const guestCartId = await lockCartIfAny(tx, { guestKey });
  if (guestCartId === undefined) return;
  const cartId = await lockCart(tx, { userId });
  const own = await findCartOffers(tx, { userId });
  for (const line of await findCartOffers(tx, { guestKey })) {
    const { variantId, dropId } = line;
    const present = own.find((each) => each.variantId === variantId && each.dropId === dropId);
    const quantity = Math.max(
      Math.min((present?.quantity ?? 0) + line.quantity, mostAtOnce(line)),
      present?.quantity ?? 0,
    );
    const streamId = isOnShow(line) ? line.streamId : null;
    await putLine(tx, cartId, { variantId, dropId, quantity, streamId });
  }
  await removeCarts(tx, [guestCartId]);
  await touchCart(tx, cartId);
}

/** A guest who did not come back for so long has forgotten the cart. */
const guestCartLastsMs = 30 * 24 * 3_600_000;
const batch = 500;

/** Removes carts of guests that nobody touched for 30 days; answers how many. */
export async function purgeGuestCarts({
  uow,
  logger,
}: {
  readonly uow: UnitOfWork;
  readonly logger: Logger;
}): Promise<number> {
  let removed = 0;
  for (;;) {
    const stale = await uow.read((db) => findStaleGuestCarts(db, guestCartLastsMs, batch));
    if (stale.length > 0) await uow.run(({ tx }) => removeCarts(tx, stale));
    removed += stale.length;
    if (stale.length < batch) break;
  }
  if (removed > 0) logger.info({ removed }, 'carts that guests have left behind were removed');
  return removed;
}
