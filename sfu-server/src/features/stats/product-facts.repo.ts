import {
  liveStreams,
  streamProductCounters,
  streamProductFacts,
  streamProducts,
  streamViewers,
} from '@stallcast/drizzle';
import { and, eq, inArray, isNotNull, sql } from 'drizzle-orm';
import type { Transaction } from '../../platform/db.ts';

const c = streamProductCounters;
const f = streamProductFacts;

export type FactKind = (typeof streamProductFacts.$inferSelect)['kind'];

export interface ProductFact {
  readonly streamId: string;
  readonly productId: string;
  readonly kind: FactKind;
  /** Whose fact it is: the visit, or for `carted` the cart. */
  readonly actorId: string;
}

/** Whether a visit to a show was counted, and the show is live. */
export async function isWatching(tx: Transaction, streamId: string, viewerId: string): Promise<boolean> {
  const rows = await tx
    .select({ id: streamViewers.id })
    .from(streamViewers)
    .innerJoin(liveStreams, eq(liveStreams.id, streamViewers.streamId))
    .where(
      and(
        eq(streamViewers.id, viewerId),
        eq(streamViewers.streamId, streamId),
        isNotNull(streamViewers.seq),
        eq(liveStreams.status, 'live'),
      ),
    );
  return rows.length === 1;
}

/** Which of these products are on a show. */
export async function findOnShow(
  tx: Transaction,
  streamId: string,
  productIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (productIds.length === 0) return new Set();
  const rows = await tx
    .select({ productId: streamProducts.productId })
    .from(streamProducts)
    .where(and(eq(streamProducts.streamId, streamId), inArray(streamProducts.productId, [...productIds])));
  return new Set(rows.map(({ productId }) => productId));
}

/** Stores facts, and answers those that were not there before. Facts of one viewer are given in one order by all. */
export async function insertFacts(tx: Transaction, facts: readonly ProductFact[]): Promise<ProductFact[]> {
  if (facts.length === 0) return [];
  return tx
    .insert(f)
    .values([...facts])
    .onConflictDoNothing()
    .returning({ streamId: f.streamId, productId: f.productId, kind: f.kind, actorId: f.actorId });
}

/** By how much the figures of a product in a show move. */
export interface ProductChange {
  readonly streamId: string;
  readonly productId: string;
  readonly shown?: number;
  readonly clicked?: number;
  readonly carted?: number;
  readonly orders?: number;
  readonly units?: number;
  readonly revenueMinor?: number;
}

/** Moves the figures of products in shows, each of which is named once: locked in the order that is given. */
export async function moveProductCounters(tx: Transaction, changes: readonly ProductChange[]): Promise<void> {
  if (changes.length === 0) return;
  await tx
    .insert(c)
    .values([...changes])
    .onConflictDoUpdate({
      target: [c.streamId, c.productId],
      set: {
        shown: sql`${c.shown} + excluded.shown`,
        clicked: sql`${c.clicked} + excluded.clicked`,
        carted: sql`${c.carted} + excluded.carted`,
        orders: sql`${c.orders} + excluded.orders`,
        units: sql`${c.units} + excluded.units`,
        revenueMinor: sql`${c.revenueMinor} + excluded.revenue_minor`,
      },
    });
}
