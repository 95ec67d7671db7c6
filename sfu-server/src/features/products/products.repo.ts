import { products } from '@stallcast/drizzle';
import { and, asc, eq, ilike, inArray, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../platform/db.ts';

const p = products;

export type ProductRow = typeof products.$inferSelect;
type NewProduct = Omit<ProductRow, 'imagePath' | 'status' | 'createdAt' | 'updatedAt'>;

export async function findProductRows(db: Queryable, productIds: readonly string[]): Promise<ProductRow[]> {
  if (productIds.length === 0) return [];
  return db
    .select()
    .from(p)
    .where(inArray(p.id, [...productIds]));
}

interface OwnQuery {
  readonly vendorId: string;
  readonly status: ProductRow['status'] | 'all';
  /** Text that the name holds, in any case. */
  readonly search: string | undefined;
  /** The last product of the page before. */
  readonly after: string | undefined;
  readonly limit: number;
}

/** A seller's products by (name, id). The page goes on where the last product stands now, if it is the seller's. */
export async function findOwnProductRows(db: Queryable, query: OwnQuery): Promise<ProductRow[]> {
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
        status === 'all' ? undefined : eq(p.status, status),
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

export async function insertProduct(tx: Transaction, row: NewProduct): Promise<void> {
  await tx.insert(p).values(row);
}

export type ProductChange = {
  readonly [Field in 'name' | 'description' | 'status' | 'isPhysical' | 'perOrderLimit' | 'perBuyerLimit']?:
    | ProductRow[Field]
    | undefined;
};

/**
 * Locks a seller's own product until commit, so that what belongs to it is changed by one at a time; undefined if there is
 * none. Sales do not wait for it: they lock variants.
 */
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

/** Changes a product that the caller has locked. */
export async function changeProduct(
  tx: Transaction,
  productId: string,
  change: ProductChange,
): Promise<void> {
  await tx
    .update(p)
    .set({ ...change, updatedAt: sql`now()` })
    .where(eq(p.id, productId));
}
