import type { ShopBan } from '@stallcast/shared/contract';
import { v7 as uuidv7 } from 'uuid';
import type { Seller } from '../../platform/actor.ts';
import { AppError } from '../../platform/errors.ts';
import type { UnitOfWork } from '../../platform/unit-of-work.ts';
import { toShopBan } from './bans.views.ts';
import { changeReason, findOpenShows, insertShopBan, lockUser } from './shop-bans.repo.ts';

interface NewShopBan {
  readonly userId: string;
  readonly reason?: string | undefined;
}

/**
 * Keeps an account out of a seller's shows, and puts it out of those that are on. Throws `not-found`, and `forbidden` for
 * the seller's own account.
 */
export async function setShopBan(
  { uow }: { readonly uow: UnitOfWork },
  { userId, reason = '' }: NewShopBan,
  seller: Seller,
): Promise<ShopBan> {
  if (userId === seller.userId) throw new AppError('forbidden');
  const { vendorId } = seller;
  return uow.run(async ({ tx, emit }) => {
    const user = await lockUser(tx, userId);
    if (!user) throw new AppError('not-found');
    const { createdAt } =
      (await changeReason(tx, vendorId, userId, reason)) ??
      (await insertShopBan(tx, { id: uuidv7(), vendorId, userId, reason }));
    emit({ type: 'user-kept-out', userId, streamIds: await findOpenShows(tx, vendorId) });
    return toShopBan({ userId, displayName: user.displayName, reason, createdAt });
  });
}
