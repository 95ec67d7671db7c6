import type { Product } from '@stallcast/shared/contract';
import type { Queryable } from '../../platform/db.ts';
import { AppError } from '../../platform/errors.ts';
import { findImages } from './pictures.repo.ts';
import { findProductRows, type ProductRow } from './products.repo.ts';
import { toProduct } from './products.views.ts';
import { findVariants } from './variants.repo.ts';

/** These products as everyone sees them, in the order of the rows. As many questions, however many they are. */
export async function withParts(db: Queryable, rows: readonly ProductRow[]): Promise<Product[]> {
  const ids = rows.map(({ id }) => id);
  const variants = Map.groupBy(await findVariants(db, ids), ({ productId }) => productId);
  const images = Map.groupBy(await findImages(db, ids), ({ productId }) => productId);
  return rows.map((row) => toProduct(row, variants.get(row.id) ?? [], images.get(row.id) ?? []));
}

/** These products as everyone sees them, by id; what does not exist is left out. */
export async function readProducts(
  db: Queryable,
  productIds: readonly string[],
): Promise<ReadonlyMap<string, Product>> {
  const products = await withParts(db, await findProductRows(db, productIds));
  return new Map(products.map((product) => [product.productId, product]));
}

/** One product as everyone sees it. Throws `not-found`. */
export async function readProduct(db: Queryable, productId: string): Promise<Product> {
  const product = (await readProducts(db, [productId])).get(productId);
  if (!product) throw new AppError('not-found');
  return product;
}
