import { productImages } from '@stallcast/drizzle';
import { asc, inArray } from 'drizzle-orm';
import type { Queryable } from '../../platform/db.ts';

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
