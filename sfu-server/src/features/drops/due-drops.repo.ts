import {
  drops,
  liveStreams,
  products,
  productVariants,
  stockReservations,
  streamProducts,
} from '@stallcast/drizzle';
import { and, asc, eq, exists, gt, isNull, lte, not, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../platform/db.ts';

const d = drops;
const v = productVariants;
const now = sql`clock_timestamp()`;

export type CloseReason = NonNullable<(typeof drops.$inferSelect)['closeReason']>;

/**
 * Why a drop that was not closed has to be, null if it does not have to. One that has nothing left stays open while
 * somebody holds an item: what comes back is for the next who asks.
 */
function dueReason(db: Queryable) {
  const isHeld = exists(
    db
      .select({ id: stockReservations.id })
      .from(stockReservations)
      .where(and(eq(stockReservations.dropId, d.id), eq(stockReservations.state, 'held'))),
  );
  const isOnShow = exists(
    db
      .select({ id: streamProducts.productId })
      .from(streamProducts)
      .where(and(eq(streamProducts.streamId, d.streamId), eq(streamProducts.productId, d.productId))),
  );
  return sql<CloseReason | null>`case
    when ${d.closesAt} <= ${now} then 'time'
    when ${liveStreams.status} <> 'live' then 'show-ended'
    when ${not(isOnShow)} or ${v.status} <> 'active' or ${products.status} <> 'active' then 'seller'
    when ${d.remaining} = 0 and ${not(isHeld)} then 'sold-out'
  end`;
}

export interface DueDrop {
  readonly dropId: string;
  readonly variantId: string;
}

/** Drops that have to be closed, a bounded number of them, by variant. */
export async function findDueDrops(db: Queryable, limit: number): Promise<DueDrop[]> {
  return db
    .select({ dropId: d.id, variantId: d.variantId })
    .from(d)
    .innerJoin(liveStreams, eq(liveStreams.id, d.streamId))
    .innerJoin(v, eq(v.id, d.variantId))
    .innerJoin(products, eq(products.id, d.productId))
    .where(and(isNull(d.closedAt), sql`${dueReason(db)} is not null`))
    .orderBy(asc(d.variantId))
    .limit(limit);
}

/** Locks a drop that was not closed, and tells why it has to be; undefined if it is closed. Its variant is locked before. */
export async function lockOpenDrop(
  tx: Transaction,
  dropId: string,
): Promise<{ due: CloseReason | null } | undefined> {
  const locked = await tx
    .select({ id: d.id })
    .from(d)
    .where(and(eq(d.id, dropId), isNull(d.closedAt)))
    .for('no key update');
  if (locked.length === 0) return undefined;
  // A statement of its own: one that waited for the lock would still see the reservations as they were before.
  const [row] = await tx
    .select({ due: dueReason(tx) })
    .from(d)
    .innerJoin(liveStreams, eq(liveStreams.id, d.streamId))
    .innerJoin(v, eq(v.id, d.variantId))
    .innerJoin(products, eq(products.id, d.productId))
    .where(eq(d.id, dropId));
  return row;
}

/** Closes a drop that the caller has locked with its variant, and gives what is left back into the stock. */
export async function settleDrop(tx: Transaction, dropId: string, reason: CloseReason) {
  const [closed] = await tx
    .update(d)
    .set({ closedAt: now, closeReason: reason })
    .where(and(eq(d.id, dropId), isNull(d.closedAt)))
    .returning({
      streamId: d.streamId,
      productId: d.productId,
      variantId: d.variantId,
      remaining: d.remaining,
    });
  if (!closed) throw new Error(`drop ${dropId} was closed while it was locked`);
  if (closed.remaining > 0)
    await tx
      .update(v)
      .set({ stock: sql`${v.stock} + ${closed.remaining}`, updatedAt: sql`now()` })
      .where(eq(v.id, closed.variantId));
  return closed;
}

/** How long until the next drop opens or closes, in ms by the database's clock; null if none runs. */
export async function msToNextMoment(db: Queryable): Promise<number | null> {
  const next = sql`min(case when ${d.opensAt} > ${now} then ${d.opensAt} else ${d.closesAt} end)`;
  const [row] = await db
    .select({ inMs: sql<number | null>`(extract(epoch from ${next} - ${now}) * 1000)::double precision` })
    .from(d)
    .where(isNull(d.closedAt));
  return row?.inMs ?? null;
}

/** The shows of which a drop opened after `since`, and the time. Null asks for none. */
export async function findOpened(
  db: Queryable,
  since: Date | null,
): Promise<{ at: Date; streamIds: string[] }> {
  const { rows } = await db.execute<{ ms: number }>(
    sql`select (extract(epoch from ${now}) * 1000)::double precision as ms`,
  );
  const [time] = rows;
  if (!time) throw new Error('the database told no time');
  const at = new Date(time.ms);
  if (since === null) return { at, streamIds: [] };
  const opened = await db
    .selectDistinct({ streamId: d.streamId })
    .from(d)
    .where(and(isNull(d.closedAt), gt(d.opensAt, since), lte(d.opensAt, at)));
  return { at, streamIds: opened.map(({ streamId }) => streamId) };
}
