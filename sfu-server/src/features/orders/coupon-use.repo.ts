import { coupons, couponUsers } from '@stallcast/drizzle';
import { and, asc, eq, inArray, isNull, lt, or, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../platform/db.ts';
import { inLockOrder } from './wanted-lines.ts';

const c = coupons;

const couponColumns = {
  couponId: c.id,
  vendorId: c.vendorId,
  kind: c.kind,
  percentBasisPoints: c.percentBasisPoints,
  amountMinor: c.amountMinor,
  currency: c.currency,
  perUserLimit: c.perUserLimit,
};

export type CouponRow = Awaited<ReturnType<typeof findCoupons>>[number];

const isUsableNow = and(
  eq(c.isActive, true),
  or(isNull(c.startsAt), sql`${c.startsAt} <= now()`),
  or(isNull(c.endsAt), sql`${c.endsAt} > now()`),
);

/** The coupons with this code that one of these sellers gives right now. */
export async function findCoupons(db: Queryable, code: string, vendorIds: readonly string[]) {
  if (vendorIds.length === 0) return [];
  return db
    .select(couponColumns)
    .from(c)
    .where(and(eq(c.code, code), inArray(c.vendorId, [...vendorIds]), isUsableNow))
    .orderBy(asc(c.id));
}

export async function findCoupon(db: Queryable, couponId: string): Promise<CouponRow | undefined> {
  const [row] = await db.select(couponColumns).from(c).where(eq(c.id, couponId));
  return row;
}

/** Locks coupons in the order that everyone locks them in. */
export async function lockCoupons(tx: Transaction, couponIds: Iterable<string>): Promise<void> {
  const ids = inLockOrder(couponIds);
  if (ids.length === 0) return;
  await tx.select({ id: c.id }).from(c).where(inArray(c.id, ids)).orderBy(asc(c.id)).for('no key update');
}

/** Counts a use; false if the coupon was used as often as it can be, by all or by this user. One statement each decides. */
export async function countCouponUse(
  tx: Transaction,
  { couponId, perUserLimit }: Pick<CouponRow, 'couponId' | 'perUserLimit'>,
  userId: string,
): Promise<boolean> {
  const counted = await tx
    .update(c)
    .set({ used: sql`${c.used} + 1` })
    .where(and(eq(c.id, couponId), isUsableNow, or(isNull(c.totalLimit), lt(c.used, c.totalLimit))))
    .returning({ id: c.id });
  if (counted.length === 0) return false;
  const ofUser = await tx
    .insert(couponUsers)
    .values({ couponId, userId, used: 1 })
    .onConflictDoUpdate({
      target: [couponUsers.couponId, couponUsers.userId],
      set: { used: sql`${couponUsers.used} + 1` },
      setWhere: lt(couponUsers.used, perUserLimit),
    })
    .returning({ used: couponUsers.used });
  return ofUser.length === 1;
}

/** Takes a use back. */
export async function giveCouponBack(tx: Transaction, couponId: string, userId: string): Promise<void> {
  await tx
    .update(c)
    .set({ used: sql`${c.used} - 1` })
    .where(eq(c.id, couponId));
  await tx
    .update(couponUsers)
    .set({ used: sql`${couponUsers.used} - 1` })
    .where(and(eq(couponUsers.couponId, couponId), eq(couponUsers.userId, userId)));
}
