import {
  drops,
  liveStreams,
  pinnedIntervals,
  products,
  productVariants,
  streamProducts,
} from '@stallcast/drizzle';
import { and, asc, desc, eq, isNotNull, isNull, lt, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../platform/db.ts';
import { openPin } from './pins.repo.ts';

const d = drops;
const v = productVariants;
/** By the database's clock, and not of the transaction's beginning: it may have waited for a lock. */
const now = sql`date_trunc('milliseconds', clock_timestamp())`.mapWith(d.createdAt);

/** Drops of one show that everyone is told of at once. */
const mostAtOnce = 100;

export type ShowRow = NonNullable<Awaited<ReturnType<typeof findShow>>>;

/** A show's status, what is pinned on it, and the time; undefined if there is no such show. */
export async function findShow(db: Queryable, streamId: string) {
  const [row] = await db
    .select({ status: liveStreams.status, pinned: pinnedIntervals.productId, now })
    .from(liveStreams)
    .leftJoin(pinnedIntervals, openPin(liveStreams.id))
    .where(eq(liveStreams.id, streamId));
  return row;
}

export interface DropRow {
  readonly drop: typeof drops.$inferSelect;
  /** What the variant costs outside of the drop. */
  readonly usualPriceMinor: number;
}

const dropColumns = { drop: d, usualPriceMinor: v.priceMinor };

/** The drops of a show that were not closed, the next to open first. */
export async function findOpenDrops(db: Queryable, streamId: string): Promise<DropRow[]> {
  return db
    .select(dropColumns)
    .from(d)
    .innerJoin(v, eq(v.id, d.variantId))
    .where(and(eq(d.streamId, streamId), isNull(d.closedAt)))
    .orderBy(asc(d.opensAt), asc(d.id))
    .limit(mostAtOnce);
}

/** A seller's closed drops of a show, newest first (ids count up in time). */
export async function findClosedDrops(
  db: Queryable,
  page: { readonly streamId: string; readonly vendorId: string; readonly after: string | undefined },
  limit: number,
): Promise<DropRow[]> {
  return db
    .select(dropColumns)
    .from(d)
    .innerJoin(v, eq(v.id, d.variantId))
    .where(
      and(
        eq(d.streamId, page.streamId),
        eq(d.vendorId, page.vendorId),
        isNotNull(d.closedAt),
        page.after === undefined ? undefined : lt(d.id, page.after),
      ),
    )
    .orderBy(desc(d.id))
    .limit(limit);
}

/** A drop with the time; undefined if there is none. */
export async function findDrop(db: Queryable, dropId: string) {
  const [row] = await db
    .select({ ...dropColumns, now })
    .from(d)
    .innerJoin(v, eq(v.id, d.variantId))
    .where(eq(d.id, dropId));
  return row;
}

/** Whether a show is this seller's. */
export async function isOwnShow(db: Queryable, streamId: string, vendorId: string): Promise<boolean> {
  const rows = await db
    .select({ id: liveStreams.id })
    .from(liveStreams)
    .where(and(eq(liveStreams.id, streamId), eq(liveStreams.vendorId, vendorId)));
  return rows.length === 1;
}

/** The variants of a seller's own product, as the seller orders them; empty if it is not theirs. */
export async function findOwnVariants(db: Queryable, productId: string, vendorId: string) {
  return db
    .select({
      variantId: v.id,
      status: v.status,
      productStatus: products.status,
      currency: products.currency,
    })
    .from(v)
    .innerJoin(products, eq(products.id, v.productId))
    .where(and(eq(v.productId, productId), eq(products.vendorId, vendorId)))
    .orderBy(asc(v.position), asc(v.id));
}

export async function isFeatured(db: Queryable, streamId: string, productId: string): Promise<boolean> {
  const rows = await db
    .select({ productId: streamProducts.productId })
    .from(streamProducts)
    .where(and(eq(streamProducts.streamId, streamId), eq(streamProducts.productId, productId)));
  return rows.length === 1;
}

/** Locks a variant until commit: whoever opens or closes a drop of it, or gives back to either, takes turns. */
export async function lockVariant(tx: Transaction, variantId: string): Promise<void> {
  await tx.select({ id: v.id }).from(v).where(eq(v.id, variantId)).for('no key update');
}

/** Takes items out of a variant's stock for a drop. False if there are not enough. */
export async function setAside(tx: Transaction, variantId: string, quantity: number): Promise<boolean> {
  const rows = await tx
    .update(v)
    .set({ stock: sql`${v.stock} - ${quantity}`, updatedAt: sql`now()` })
    .where(and(eq(v.id, variantId), eq(v.status, 'active'), sql`${v.stock} >= ${quantity}`))
    .returning({ id: v.id });
  return rows.length === 1;
}

type NewDrop = Omit<
  typeof drops.$inferInsert,
  'remaining' | 'opensAt' | 'closesAt' | 'closedAt' | 'closeReason' | 'createdAt'
>;

/** Stores a drop that opens so many ms after the start of its show and closes `openForSeconds` after that. */
export async function insertDrop(tx: Transaction, row: NewDrop, openForSeconds: number): Promise<void> {
  const startedAt = tx
    .select({ at: liveStreams.startedAt })
    .from(liveStreams)
    .where(eq(liveStreams.id, row.streamId));
  const opensAt = sql`(${startedAt}) + ${row.opensOffsetMs}::integer * interval '1 millisecond'`;
  await tx.insert(d).values({
    ...row,
    remaining: row.quantity,
    opensAt,
    closesAt: sql`${opensAt} + ${openForSeconds}::integer * interval '1 second'`,
  });
}

/** The drop of a variant that was not closed; its variant has to be locked before. */
export async function findRunning(tx: Transaction, variantId: string): Promise<string | undefined> {
  const [row] = await tx
    .select({ id: d.id })
    .from(d)
    .where(and(eq(d.variantId, variantId), isNull(d.closedAt)));
  return row?.id;
}
