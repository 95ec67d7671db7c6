import { pinnedIntervals } from '@stallcast/drizzle';
import { and, eq, isNull, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import { v7 as uuidv7 } from 'uuid';
import type { Transaction } from '../../platform/db.ts';

const p = pinnedIntervals;

/** The pin that is on a show now. */
export const openPin = (streamId: AnyPgColumn | string) =>
  and(eq(p.streamId, streamId), isNull(p.toOffsetMs));

/** What is pinned on a show that the caller has locked; undefined for nothing. */
export async function findPinned(tx: Transaction, streamId: string): Promise<string | undefined> {
  const [row] = await tx.select({ productId: p.productId }).from(p).where(openPin(streamId));
  return row?.productId;
}

/** Notes that the pin of a show was taken off, `offsetMs` after its start. */
export async function endPin(tx: Transaction, streamId: string, offsetMs: number): Promise<void> {
  await tx
    .update(p)
    // The clock may have been set back in between.
    .set({ toOffsetMs: sql`greatest(${p.fromOffsetMs}, ${offsetMs}::integer)` })
    .where(openPin(streamId));
}

/** Notes that a product was pinned, `offsetMs` after the start of the show. */
export async function insertPin(
  tx: Transaction,
  streamId: string,
  productId: string,
  offsetMs: number,
): Promise<void> {
  await tx.insert(p).values({ id: uuidv7(), streamId, productId, fromOffsetMs: offsetMs });
}
