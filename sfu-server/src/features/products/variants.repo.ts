import { orderLines, productVariants } from '@stallcast/drizzle';
import { asc, eq, inArray, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../platform/db.ts';

const v = productVariants;

export type VariantRow = typeof productVariants.$inferSelect;
type NewVariant = Pick<
  VariantRow,
  'id' | 'productId' | 'position' | 'size' | 'colour' | 'priceMinor' | 'stock'
>;

/** The variants of these products, of each as its seller orders them. */
export async function findVariants(db: Queryable, productIds: readonly string[]): Promise<VariantRow[]> {
  if (productIds.length === 0) return [];
  return db
    .select()
    .from(v)
    .where(inArray(v.productId, [...productIds]))
    .orderBy(asc(v.productId), asc(v.position), asc(v.id));
}

/** Locks all variants of a product until commit, by id as everyone does; in the seller's order. */
export async function lockVariants(tx: Transaction, productId: string): Promise<VariantRow[]> {
  const rows = await tx
    .select()
    .from(v)
    .where(eq(v.productId, productId))
    .orderBy(asc(v.id))
    .for('no key update');
  return rows.toSorted((a, b) => a.position - b.position);
}

export async function insertVariants(tx: Transaction, rows: readonly NewVariant[]): Promise<void> {
  await tx.insert(v).values([...rows]);
}

export type VariantChange = {
  readonly [Field in 'size' | 'colour' | 'priceMinor' | 'status']?: VariantRow[Field] | undefined;
};

/** Changes a variant that the caller has locked; `stockChange` counts up or down from what is there. */
export async function updateVariant(
  tx: Transaction,
  variantId: string,
  change: VariantChange,
  stockChange: number,
): Promise<void> {
  await tx
    .update(v)
    .set({ ...change, stock: sql`${v.stock} + ${stockChange}`, updatedAt: sql`now()` })
    .where(eq(v.id, variantId));
}

/** Whether a variant stands in any order, whatever became of it. */
export async function wasOrdered(tx: Transaction, variantId: string): Promise<boolean> {
  const [line] = await tx
    .select({ id: orderLines.id })
    .from(orderLines)
    .where(eq(orderLines.variantId, variantId))
    .limit(1);
  return line !== undefined;
}
