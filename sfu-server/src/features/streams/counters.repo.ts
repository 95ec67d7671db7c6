import { liveStreams, streamCounters } from '@stallcast/drizzle';
import type { CurrencyCode } from '@stallcast/shared/domain';
import { eq, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import type { Transaction } from '../../platform/db.ts';

export type CountersRow = typeof streamCounters.$inferSelect;

/** By how much each figure moves. */
export interface CounterChange {
  /** How many facts this counts, each of which has a number of its own; 1 where it is not said. */
  readonly facts?: number;
  readonly viewersNow?: number;
  readonly viewersTotal?: number;
  readonly likes?: number;
  readonly dislikes?: number;
  readonly comments?: number;
  readonly cartAdds?: number;
  readonly orders?: number;
  readonly units?: number;
  readonly revenueMinor?: number;
  /** Of the revenue, which stays as it is. */
  readonly refundedMinor?: number;
  /** Of the revenue; the first sale's stays. */
  readonly currency?: CurrencyCode;
}

/** Takes the lock of a show's figures and the next number of its history, or as many as there are facts. Undefined if there is no such show. */
export async function moveCounters(
  tx: Transaction,
  streamId: string,
  change: CounterChange,
): Promise<CountersRow | undefined> {
  const c = streamCounters;
  const by = (column: AnyPgColumn, amount = 0) => sql`${column} + ${amount}`;
  const [row] = await tx
    .update(c)
    .set({
      seq: by(c.seq, change.facts ?? 1),
      viewersNow: by(c.viewersNow, change.viewersNow),
      viewersPeak: sql`greatest(${c.viewersPeak}, ${c.viewersNow} + ${change.viewersNow ?? 0})`,
      viewersTotal: by(c.viewersTotal, change.viewersTotal),
      likes: by(c.likes, change.likes),
      dislikes: by(c.dislikes, change.dislikes),
      comments: by(c.comments, change.comments),
      cartAdds: by(c.cartAdds, change.cartAdds),
      orders: by(c.orders, change.orders),
      units: by(c.units, change.units),
      revenueMinor: by(c.revenueMinor, change.revenueMinor),
      refundedMinor: by(c.refundedMinor, change.refundedMinor),
      currency: sql`coalesce(${c.currency}, ${change.currency ?? null})`,
    })
    .where(eq(c.streamId, streamId))
    .returning();
  return row;
}

/** A show's status and seller, read after its figures were locked: who ends it takes the same lock first. */
export async function readOwnerAndStatus(tx: Transaction, streamId: string) {
  const [row] = await tx
    .select({ status: liveStreams.status, vendorId: liveStreams.vendorId })
    .from(liveStreams)
    .where(eq(liveStreams.id, streamId));
  return row;
}
