import { buyerCounts } from '@stallcast/drizzle';
import { and, eq, lte, sql } from 'drizzle-orm';
import type { Transaction } from '../../platform/db.ts';

const c = buyerCounts;

/** Items of something limited (a product or a drop) that a buyer takes or gives back. */
interface BuyerCount {
  readonly limitedId: string;
  readonly userId: string;
  readonly quantity: number;
}

/** Counts items that a buyer takes; false if that would be more than `limit` (null: there is none). One statement decides. */
export async function countUp(tx: Transaction, count: BuyerCount, limit: number | null): Promise<boolean> {
  if (limit !== null && count.quantity > limit) return false;
  const sum = sql`${c.quantity} + excluded.quantity`;
  const rows = await tx
    .insert(c)
    .values(count)
    .onConflictDoUpdate({
      target: [c.limitedId, c.userId],
      set: { quantity: sum },
      ...(limit !== null && { setWhere: lte(sum, limit) }),
    })
    .returning({ quantity: c.quantity });
  return rows.length === 1;
}

/** Counts items that a buyer gives back. */
export async function countDown(tx: Transaction, { limitedId, userId, quantity }: BuyerCount): Promise<void> {
  await tx
    .update(c)
    .set({ quantity: sql`${c.quantity} - ${quantity}` })
    .where(and(eq(c.limitedId, limitedId), eq(c.userId, userId)));
}
