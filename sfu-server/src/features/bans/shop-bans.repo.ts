import { bans, liveStreams, users } from '@stallcast/drizzle';
import { and, asc, eq, gt, isNull, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../platform/db.ts';

const stands = isNull(bans.liftedAt);

export type ShopBanRow = Awaited<ReturnType<typeof findShopBans>>[number];

/** Who is kept out of a seller's shows, in the order in which they opened their accounts. */
export async function findShopBans(
  db: Queryable,
  vendorId: string,
  { after, limit }: { readonly after?: string | undefined; readonly limit: number },
) {
  return db
    .select({
      userId: bans.userId,
      displayName: users.name,
      reason: bans.reason,
      createdAt: bans.createdAt,
    })
    .from(bans)
    .innerJoin(users, eq(users.id, bans.userId))
    .where(and(eq(bans.vendorId, vendorId), stands, after === undefined ? undefined : gt(bans.userId, after)))
    .orderBy(asc(bans.userId))
    .limit(limit);
}

/** The account, locked so that two bans of it take turns; undefined if there is none. */
export async function lockUser(tx: Transaction, userId: string) {
  const [row] = await tx
    .select({ displayName: users.name })
    .from(users)
    .where(eq(users.id, userId))
    .for('no key update');
  return row;
}

/** Changes the reason of a ban that stands; undefined if none does. */
export async function changeReason(tx: Transaction, vendorId: string, userId: string, reason: string) {
  const [row] = await tx
    .update(bans)
    .set({ reason })
    .where(and(eq(bans.vendorId, vendorId), eq(bans.userId, userId), stands))
    .returning({ createdAt: bans.createdAt });
  return row;
}

export async function insertShopBan(
  tx: Transaction,
  row: { id: string; vendorId: string; userId: string; reason: string },
) {
  const [stored] = await tx.insert(bans).values(row).returning({ createdAt: bans.createdAt });
  if (!stored) throw new Error('the insert returned no row');
  return stored;
}

/** Whether there was a ban to end. */
export async function liftShopBan(tx: Transaction, vendorId: string, userId: string): Promise<boolean> {
  const lifted = await tx
    .update(bans)
    .set({ liftedAt: sql`now()` })
    .where(and(eq(bans.vendorId, vendorId), eq(bans.userId, userId), stands))
    .returning({ id: bans.id });
  return lifted.length > 0;
}

/** Shows of a seller that somebody may be in at the moment. */
export async function findOpenShows(tx: Transaction, vendorId: string): Promise<string[]> {
  const rows = await tx
    .select({ id: liveStreams.id })
    .from(liveStreams)
    .where(and(eq(liveStreams.vendorId, vendorId), eq(liveStreams.status, 'live')));
  return rows.map(({ id }) => id);
}

/** Whether somebody is kept out of a show. */
export async function isKeptOut(db: Queryable, streamId: string, userId: string): Promise<boolean> {
  const rows = await db
    .select({ id: bans.id })
    .from(bans)
    .innerJoin(liveStreams, eq(liveStreams.vendorId, bans.vendorId))
    .where(and(eq(liveStreams.id, streamId), eq(bans.userId, userId), stands))
    .limit(1);
  return rows.length > 0;
}
