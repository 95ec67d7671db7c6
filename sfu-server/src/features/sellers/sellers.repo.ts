import { vendors } from '@stallcast/drizzle';
import { eq, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../platform/db.ts';

const v = vendors;

export type SellerRow = typeof vendors.$inferSelect;

/** A seller by id or by the address of their page; undefined if there is none. */
export async function findSeller(
  db: Queryable,
  by: { readonly vendorId: string } | { readonly slug: string },
): Promise<SellerRow | undefined> {
  const [row] = await db
    .select()
    .from(v)
    .where('slug' in by ? eq(v.slug, by.slug) : eq(v.id, by.vendorId));
  return row;
}

/** Locks a seller's row against every other change of it until commit. */
export async function lockSeller(tx: Transaction, vendorId: string): Promise<SellerRow | undefined> {
  const [row] = await tx.select().from(v).where(eq(v.id, vendorId)).for('no key update');
  return row;
}

interface SellerChange {
  readonly name?: string | undefined;
  readonly description?: string | undefined;
  readonly slug?: string | undefined;
  readonly logoImageId?: string | null | undefined;
}

/** Changes a seller's page; what is undefined stays. Throws the violation of vendors_slug_unique. */
export async function changeSeller(tx: Transaction, vendorId: string, change: SellerChange): Promise<void> {
  if (Object.values(change).every((value) => value === undefined)) return;
  await tx.update(v).set(change).where(eq(v.id, vendorId));
}

/** Those of these ids that are the logo of a seller. */
export async function findKnownLogos(db: Queryable, imageIds: readonly string[]): Promise<string[]> {
  const rows = await db
    .select({ id: v.logoImageId })
    .from(v)
    .where(sql`${v.logoImageId} = any(${sql.param([...imageIds])}::uuid[])`);
  return rows.flatMap(({ id }) => id ?? []);
}
