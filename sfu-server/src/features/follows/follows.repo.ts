import { follows, liveStreams, vendors } from '@stallcast/drizzle';
import { and, desc, eq, lt, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../platform/db.ts';
import { sellerColumns } from '../../platform/seller-ref.ts';

const f = follows;

export interface Follow {
  readonly userId: string;
  readonly vendorId: string;
}

export type FollowRow = Awaited<ReturnType<typeof findFollows>>[number];

/** Whom somebody follows, whom they followed last first (ids count up in time). */
export async function findFollows(
  db: Queryable,
  {
    userId,
    after,
    limit,
  }: { readonly userId: string; readonly after?: string | undefined; readonly limit: number },
) {
  return db
    .select({ id: f.id, createdAt: f.createdAt, seller: sellerColumns, liveStreamId: liveStreams.id })
    .from(f)
    .innerJoin(vendors, eq(vendors.id, f.vendorId))
    .leftJoin(
      liveStreams,
      and(
        eq(liveStreams.vendorId, f.vendorId),
        eq(liveStreams.status, 'live'),
        eq(liveStreams.visibility, 'public'),
      ),
    )
    .where(and(eq(f.userId, userId), after === undefined ? undefined : lt(f.id, after)))
    .orderBy(desc(f.id))
    .limit(limit);
}

/** Whether somebody follows a seller. */
export async function isFollowing(db: Queryable, userId: string, vendorId: string): Promise<boolean> {
  const rows = await db.select({ id: f.id }).from(f).where(isFollow({ userId, vendorId }));
  return rows.length > 0;
}

/** Whether there is one more follow now. Throws the violation of the key where there is no such seller. */
export async function insertFollow(
  tx: Transaction,
  follow: Follow & { readonly id: string },
): Promise<boolean> {
  const stored = await tx.insert(f).values(follow).onConflictDoNothing().returning({ id: f.id });
  return stored.length > 0;
}

/** Whether there is one follow less now. */
export async function deleteFollow(tx: Transaction, follow: Follow): Promise<boolean> {
  const gone = await tx.delete(f).where(isFollow(follow)).returning({ id: f.id });
  return gone.length > 0;
}

/** Moves the number of a seller's followers and answers it; undefined if there is no such seller. */
export async function moveFollowers(
  tx: Transaction,
  vendorId: string,
  by: -1 | 0 | 1,
): Promise<number | undefined> {
  const ofSeller = eq(vendors.id, vendorId);
  const [row] =
    by === 0
      ? await tx.select({ followers: vendors.followers }).from(vendors).where(ofSeller)
      : await tx
          .update(vendors)
          .set({ followers: sql`${vendors.followers} + ${by}` })
          .where(ofSeller)
          .returning({ followers: vendors.followers });
  return row?.followers;
}

function isFollow({ userId, vendorId }: Follow) {
  return and(eq(f.userId, userId), eq(f.vendorId, vendorId));
}
