import { coupons } from '@stallcast/drizzle';
import { and, desc, eq, lt } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../platform/db.ts';

const c = coupons;

export type CouponRow = typeof coupons.$inferSelect;
type NewCoupon = Omit<CouponRow, 'used' | 'isActive' | 'createdAt'>;

/** A seller's coupons, newest first (their ids grow with time). */
export async function findOwnCoupons(
  db: Queryable,
  vendorId: string,
  { after, limit }: { readonly after: string | undefined; readonly limit: number },
): Promise<CouponRow[]> {
  return db
    .select()
    .from(c)
    .where(and(eq(c.vendorId, vendorId), after === undefined ? undefined : lt(c.id, after)))
    .orderBy(desc(c.id))
    .limit(limit);
}

/** Stores a coupon; undefined if the seller has one of that code. */
export async function insertCoupon(tx: Transaction, row: NewCoupon): Promise<CouponRow | undefined> {
  const [stored] = await tx
    .insert(c)
    .values(row)
    .onConflictDoNothing({ target: [c.vendorId, c.code] })
    .returning();
  return stored;
}

/** Locks a seller's own coupon until commit, so that nobody uses it meanwhile; undefined if there is none. */
export async function lockOwnCoupon(
  tx: Transaction,
  couponId: string,
  vendorId: string,
): Promise<CouponRow | undefined> {
  const [row] = await tx
    .select()
    .from(c)
    .where(and(eq(c.id, couponId), eq(c.vendorId, vendorId)))
    .for('no key update');
  return row;
}

export type CouponChange = Pick<
  CouponRow,
  'startsAt' | 'endsAt' | 'totalLimit' | 'perUserLimit' | 'isActive'
>;

/** Changes a coupon that the caller has locked. */
export async function changeCoupon(
  tx: Transaction,
  couponId: string,
  change: CouponChange,
): Promise<CouponRow> {
  const [row] = await tx.update(c).set(change).where(eq(c.id, couponId)).returning();
  if (!row) throw new Error('a locked coupon was gone');
  return row;
}
