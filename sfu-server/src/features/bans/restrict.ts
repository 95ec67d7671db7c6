import type { Restriction } from '@stallcast/shared/contract';
import { v7 as uuidv7 } from 'uuid';
import type { Seller } from '../../platform/actor.ts';
import { AppError } from '../../platform/errors.ts';
import type { UnitOfWork } from '../../platform/unit-of-work.ts';
import { toRestriction } from './bans.views.ts';
import {
  changeRestriction,
  findOpenShows,
  findRestriction,
  insertRestriction,
  isOwnShow,
  type Kind,
  lockUser,
} from './restrictions.repo.ts';

interface NewRestriction {
  readonly userId: string;
  readonly kind: Kind;
  readonly streamId?: string | undefined;
  readonly forSeconds?: number | undefined;
  readonly reason?: string | undefined;
}

/**
 * Bans an account from a seller's shows and puts it out of those that are on, or mutes it there. The same again changes
 * reason and end. Throws `not-found`, also for another seller's show, and `forbidden` for the seller's own account.
 */
export async function restrict(
  { uow }: { readonly uow: UnitOfWork },
  { userId, kind, streamId, forSeconds, reason = '' }: NewRestriction,
  seller: Seller,
): Promise<Restriction> {
  if (userId === seller.userId) throw new AppError('forbidden');
  const { vendorId } = seller;
  return uow.run(async ({ tx, emit }) => {
    if (!(await lockUser(tx, userId))) throw new AppError('not-found');
    if (streamId !== undefined && !(await isOwnShow(tx, streamId, vendorId))) throw new AppError('not-found');
    const terms = {
      ...{ vendorId, userId, kind, reason },
      ...{ streamId: streamId ?? null, forSeconds: forSeconds ?? null },
    };
    const id = (await changeRestriction(tx, terms)) ?? (await insertRestriction(tx, uuidv7(), terms));
    if (kind === 'ban') emit({ type: 'user-kept-out', userId, streamIds: await findOpenShows(tx, vendorId) });
    const row = await findRestriction(tx, id);
    if (!row) throw new Error('a restriction that was just stored is there');
    return toRestriction(row);
  });
}
