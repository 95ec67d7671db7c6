import { products, productVariants } from '@stallcast/drizzle';
import { and, asc, eq, ilike, inArray, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { Queryable, Transaction } from '../../platform/db.ts';

const p = products;

export type ProductRow = typeof products.$inferSelect;
type NewProduct = Pick<
  ProductRow,
  'id' | 'vendorId' | 'name' | 'description' | 'priceMinor' | 'currency' | 'stock' | 'perOrderLimit'
>;

export async function findProduct(db: Queryable, productId: string): Promise<ProductRow | undefined> {
  const [row] = await db.select().from(p).where(eq(p.id, productId));
  return row;
}

export async function findProducts(db: Queryable, productIds: readonly string[]): Promise<ProductRow[]> {
  if (productIds.length === 0) return [];
  return db
    .select()
    .from(p)
    .where(inArray(p.id, [...productIds]));
}

interface OwnQuery {
  readonly vendorId: string;
  readonly status: ProductRow['status'];
  /** Text that the name holds, in any case. */
  readonly search: string | undefined;
  /** The last product of the page before. */
  readonly after: string | undefined;
  readonly limit: number;
}

/** A seller's products by (name, id). The page goes on where the last product stands now, if it is the seller's. */
export async function findOwnProducts(db: Queryable, query: OwnQuery): Promise<ProductRow[]> {
  const { vendorId, status, search, after, limit } = query;
  const place = (id: string) =>
    db
      .select({ name: p.name, id: p.id })
      .from(p)
      .where(and(eq(p.id, id), eq(p.vendorId, vendorId)));
  return db
    .select()
    .from(p)
    .where(
      and(
        eq(p.vendorId, vendorId),
        eq(p.status, status),
        search === undefined ? undefined : ilike(p.name, `%${escapePattern(search)}%`),
        after === undefined ? undefined : sql`(${p.name}, ${p.id}) > ${place(after)}`,
      ),
    )
    .orderBy(asc(p.name), asc(p.id))
    .limit(limit);
}

function escapePattern(text: string): string {
  return text.replaceAll(/[\\%_]/g, String.raw`\$&`);
}

/** Stores a product without choices: one variant with empty options holds its stock. */
export async function insertProduct(tx: Transaction, row: NewProduct): Promise<ProductRow> {
  const [stored] = await tx.insert(p).values(row).returning();
  if (!stored) throw new Error('the insert returned no row');
  const { id: productId, priceMinor, stock } = stored;
  await tx.insert(productVariants).values({ id: uuidv7(), productId, position: 0, priceMinor, stock });
  return stored;
}

export interface ProductChange {
  readonly name?: string | undefined;
  readonly description?: string | undefined;
  readonly priceMinor?: number | undefined;
  readonly status?: ProductRow['status'] | undefined;
  readonly perOrderLimit?: number | undefined;
}

/** Locks a seller's own product until commit; undefined if there is none. */
export async function lockOwnProduct(
  tx: Transaction,
  productId: string,
  vendorId: string,
): Promise<ProductRow | undefined> {
  const [row] = await tx
    .select()
    .from(p)
    .where(and(eq(p.id, productId), eq(p.vendorId, vendorId)))
    .for('no key update');
  return row;
}

/** Changes a product that the caller has locked; `stock` counts up or down from what is there. */
export async function changeProduct(
  tx: Transaction,
  productId: string,
  change: ProductChange,
  stockChange: number,
): Promise<ProductRow> {
  const [row] = await tx
    .update(p)
    .set({ ...change, stock: sql`${p.stock} + ${stockChange}`, updatedAt: sql`now()` })
    .where(eq(p.id, productId))
    .returning();
  if (!row) throw new Error('a locked product was gone');
  await tx
    .update(productVariants)
    .set({ priceMinor: row.priceMinor, stock: sql`${productVariants.stock} + ${stockChange}` })
    .where(eq(productVariants.productId, productId));
  return row;
}
