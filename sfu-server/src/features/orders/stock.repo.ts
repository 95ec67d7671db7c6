import { drops, products, productVariants } from '@stallcast/drizzle';
import { and, asc, eq, gte, inArray, isNull, sql } from 'drizzle-orm';
import type { Transaction } from '../../platform/db.ts';
import { isDropOpen } from './offers.repo.ts';
import { inLockOrder } from './wanted-lines.ts';

const v = productVariants;

/**
 * Takes items out of a variant's stock and locks it until commit; undefined if it is not for sale or there are not
 * enough. One statement decides, so nothing can be sold twice.
 */
export async function takeStock(tx: Transaction, variantId: string, quantity: number) {
  const [row] = await tx
    .update(v)
    .set({ stock: sql`${v.stock} - ${quantity}` })
    .from(products)
    .where(
      and(
        eq(v.id, variantId),
        eq(products.id, v.productId),
        eq(v.status, 'active'),
        eq(products.status, 'active'),
        gte(v.stock, quantity),
      ),
    )
    .returning({ name: products.name, unitPriceMinor: v.priceMinor });
  return row;
}

/**
 * Locks a variant's stock until commit and answers what there is, for who could not take all they wanted; undefined if it
 * is not for sale.
 */
export async function lockStock(tx: Transaction, variantId: string) {
  const [row] = await tx
    .select({ left: v.stock, name: products.name, unitPriceMinor: v.priceMinor })
    .from(v)
    .innerJoin(products, eq(products.id, v.productId))
    .where(and(eq(v.id, variantId), eq(v.status, 'active'), eq(products.status, 'active')))
    .for('no key update', { of: v });
  return row;
}

export async function giveStockBack(tx: Transaction, variantId: string, quantity: number): Promise<void> {
  await tx
    .update(v)
    .set({ stock: sql`${v.stock} + ${quantity}` })
    .where(eq(v.id, variantId));
}

/** Takes items out of what a drop has left, and locks it until commit; false if it is not open or has not enough. */
export async function takeFromDrop(tx: Transaction, dropId: string, quantity: number): Promise<boolean> {
  const rows = await tx
    .update(drops)
    .set({ remaining: sql`${drops.remaining} - ${quantity}` })
    .where(and(eq(drops.id, dropId), isDropOpen, gte(drops.remaining, quantity)))
    .returning({ id: drops.id });
  return rows.length === 1;
}

/** Locks a drop until commit and answers what it has left; undefined if it is not open. */
export async function lockDropStock(tx: Transaction, dropId: string): Promise<number | undefined> {
  const [row] = await tx
    .select({ left: drops.remaining })
    .from(drops)
    .where(and(eq(drops.id, dropId), isDropOpen))
    .for('no key update');
  return row?.left;
}

/** Gives items back to a drop that was not closed; answers its show, undefined if it was: then they are the variant's. */
export async function giveBackToDrop(
  tx: Transaction,
  dropId: string,
  quantity: number,
): Promise<string | undefined> {
  const [row] = await tx
    .update(drops)
    .set({ remaining: sql`${drops.remaining} + ${quantity}` })
    .where(and(eq(drops.id, dropId), isNull(drops.closedAt)))
    .returning({ streamId: drops.streamId });
  return row?.streamId;
}

/** Locks variants in the order that everyone locks them in. */
export async function lockVariants(tx: Transaction, variantIds: Iterable<string>): Promise<void> {
  const ids = inLockOrder(variantIds);
  if (ids.length === 0) return;
  await tx.select({ id: v.id }).from(v).where(inArray(v.id, ids)).orderBy(asc(v.id)).for('no key update');
}

/** Locks drops likewise; their variants have to be locked before. */
export async function lockDrops(tx: Transaction, dropIds: Iterable<string>): Promise<void> {
  const ids = inLockOrder(dropIds);
  if (ids.length === 0) return;
  await tx
    .select({ id: drops.id })
    .from(drops)
    .where(inArray(drops.id, ids))
    .orderBy(asc(drops.id))
    .for('no key update');
}
