import { buyerCounts } from '@stallcast/drizzle';
import { and, eq, sql } from 'drizzle-orm';
import type { Transaction } from '../../platform/db.ts';
import { integers, newRows, uuids } from '../../platform/row-sets.ts';

const c = buyerCounts;

/** Items that a buyer takes or gives back. */
export interface BuyerCount {
  readonly userId: string;
  readonly quantity: number;
}

/**
 * Counts items of something limited (a product or a drop) for buyers, each of whom is named once; answers whom they were
 * counted for: nobody gets more than `limit` (null: there is none). One statement decides.
 */
export async function countUp(
  tx: Transaction,
  limitedId: string,
  counts: readonly BuyerCount[],
  limit: number | null,
): Promise<ReadonlySet<string>> {
  const within = counts.filter(({ quantity }) => limit === null || quantity <= limit);
  if (within.length === 0) return new Set();
  const sum = sql`${c.quantity} + excluded.quantity`;
  const rows = await tx
    .insert(c)
    .select(
      newRows(
        c,
        within.map(({ userId, quantity }) => ({ limitedId, userId, quantity })),
      ),
    )
    .onConflictDoUpdate({
      target: [c.limitedId, c.userId],
      set: { quantity: sum },
      setWhere: sql`${limit}::integer is null or ${sum} <= ${limit}::integer`,
    })
    .returning({ userId: c.userId });
  return new Set(rows.map(({ userId }) => userId));
}

/** Counts items that buyers give back. */
export async function countDown(
  tx: Transaction,
  limitedId: string,
  counts: readonly BuyerCount[],
): Promise<void> {
  if (counts.length === 0) return;
  const users = uuids(counts.map(({ userId }) => userId));
  const quantities = integers(counts.map(({ quantity }) => quantity));
  await tx
    .update(c)
    .set({ quantity: sql`${c.quantity} - g.quantity` })
    .from(sql`unnest(${users}, ${quantities}) as g(user_id, quantity)`)
    .where(and(eq(c.limitedId, limitedId), sql`${c.userId} = g.user_id`));
}
