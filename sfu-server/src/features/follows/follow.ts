import { followSchema, type RouteInput, type RouteOutput, type Routes } from '@stallcast/shared/contract';
import { v7 as uuidv7 } from 'uuid';
import type { User } from '../../platform/actor.ts';
import { AppError } from '../../platform/errors.ts';
import { toSellerRef } from '../../platform/seller-ref.ts';
import { type UnitOfWork, violates } from '../../platform/unit-of-work.ts';
import { deleteFollow, findFollows, type FollowRow, insertFollow, moveFollowers } from './follows.repo.ts';

interface FollowDeps {
  readonly uow: UnitOfWork;
}

type Followed = RouteOutput<Routes['follows.set']>;

/** Follows a seller, or no longer; said twice, it changes nothing. Throws `not-found`. */
export async function setFollow(
  { uow }: FollowDeps,
  { vendorId, following }: { readonly vendorId: string; readonly following: boolean },
  { userId }: User,
): Promise<Followed> {
  try {
    return await uow.run(async ({ tx }) => {
      const follow = { userId, vendorId };
      const moved = following
        ? await insertFollow(tx, { id: uuidv7(), ...follow })
        : await deleteFollow(tx, follow);
      const by = following ? 1 : -1;
      const followers = await moveFollowers(tx, vendorId, moved ? by : 0);
      if (followers === undefined) throw new AppError('not-found');
      return { following, followers };
    });
  } catch (error) {
    if (violates(error, 'follows_vendor_id_vendors_id_fk')) throw new AppError('not-found', { cause: error });
    throw error;
  }
}

/** A page of the sellers somebody follows. */
export async function listFollows(
  { uow }: FollowDeps,
  { after, limit }: RouteInput<Routes['follows.mine']>['query'],
  { userId }: User,
): Promise<RouteOutput<Routes['follows.mine']>> {
  // One more than asked for tells whether there is more.
  const rows = await uow.read((db) => findFollows(db, { userId, after, limit: limit + 1 }));
  const follows = rows.slice(0, limit).map(toFollow);
  return { follows, next: rows.length > limit ? (follows.at(-1)?.followId ?? null) : null };
}

function toFollow({ id, seller, liveStreamId, createdAt }: FollowRow) {
  return followSchema.parse({
    followId: id,
    seller: toSellerRef(seller),
    liveStreamId,
    followedAt: createdAt.toISOString(),
  });
}
