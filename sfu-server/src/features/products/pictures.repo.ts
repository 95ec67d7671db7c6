import { productImages } from '@stallcast/drizzle';
import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../platform/db.ts';

const i = productImages;

export type ImageRow = typeof productImages.$inferSelect;

/** The pictures of these products, of each as its seller orders them. */
export async function findImages(db: Queryable, productIds: readonly string[]): Promise<ImageRow[]> {
  if (productIds.length === 0) return [];
  return db
    .select()
    .from(i)
    .where(inArray(i.productId, [...productIds]))
    .orderBy(asc(i.productId), asc(i.position), asc(i.id));
}

/** Those of these ids that are pictures of a product. */
export async function findKnownImages(db: Queryable, imageIds: readonly string[]): Promise<string[]> {
  // One parameter, however many there are: a statement takes 65,535.
  const rows = await db
    .select({ id: i.id })
    .from(i)
    .where(sql`${i.id} = any(${sql.param([...imageIds])}::uuid[])`);
  return rows.map(({ id }) => id);
}

export async function insertImage(tx: Transaction, row: Omit<ImageRow, 'createdAt'>): Promise<void> {
  await tx.insert(i).values(row);
}

/** Gives these pictures their places, from 0. */
export async function placeImages(tx: Transaction, imageIds: readonly string[]): Promise<void> {
  for (const [position, id] of imageIds.entries()) await tx.update(i).set({ position }).where(eq(i.id, id));
}

/** Whether the product had the picture. */
export async function deleteImage(tx: Transaction, productId: string, imageId: string): Promise<boolean> {
  const deleted = await tx
    .delete(i)
    .where(and(eq(i.id, imageId), eq(i.productId, productId)))
    .returning({ id: i.id });
  return deleted.length === 1;
}
