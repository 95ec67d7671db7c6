import { featuredIntervals, liveStreams, streamProducts } from '@stallcast/drizzle';
import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { Queryable, Transaction } from '../../platform/db.ts';

const p = streamProducts;
const f = featuredIntervals;

/** Which products are on these shows, each show's in the seller's order. */
export async function findFeatured(
  db: Queryable,
  streamIds: readonly string[],
): Promise<{ streamId: string; productId: string }[]> {
  if (streamIds.length === 0) return [];
  return db
    .select({ streamId: p.streamId, productId: p.productId })
    .from(p)
    .where(inArray(p.streamId, [...streamIds]))
    .orderBy(asc(p.streamId), asc(p.position));
}

/** Live shows that this product is on. */
export async function findLiveShowsOf(db: Queryable, productId: string): Promise<string[]> {
  const rows = await db
    .select({ streamId: p.streamId })
    .from(p)
    .innerJoin(liveStreams, eq(liveStreams.id, p.streamId))
    .where(and(eq(p.productId, productId), eq(liveStreams.status, 'live')));
  return rows.map(({ streamId }) => streamId);
}

/** Puts these products on the show, in this order, instead of those it has. */
export async function replaceFeatured(
  tx: Transaction,
  streamId: string,
  productIds: readonly string[],
): Promise<void> {
  await tx.delete(p).where(eq(p.streamId, streamId));
  if (productIds.length === 0) return;
  await tx.insert(p).values(productIds.map((productId, position) => ({ streamId, productId, position })));
}

/** Notes that these products came on a live show, `offsetMs` after its start. */
export async function openIntervals(
  tx: Transaction,
  streamId: string,
  productIds: readonly string[],
  offsetMs: number,
): Promise<void> {
  if (productIds.length === 0) return;
  await tx
    .insert(f)
    .values(productIds.map((productId) => ({ id: uuidv7(), streamId, productId, fromOffsetMs: offsetMs })));
}

/** Notes that products left a live show, `offsetMs` after its start: these, or all there are. */
export async function closeIntervals(
  tx: Transaction,
  streamId: string,
  productIds: readonly string[] | 'all',
  offsetMs: number,
): Promise<void> {
  if (productIds.length === 0) return;
  const chosen = productIds === 'all' ? undefined : inArray(f.productId, [...productIds]);
  await tx
    .update(f)
    // The clock may have been set back in between.
    .set({ toOffsetMs: sql`greatest(${f.fromOffsetMs}, ${offsetMs}::integer)` })
    .where(and(eq(f.streamId, streamId), isNull(f.toOffsetMs), chosen));
}
