import { type Coupon, couponSchema } from '@stallcast/shared/contract';
import type { CouponRow } from './coupons.repo.ts';

/** A coupon as the seller who gives it sees it. */
export function toCoupon(row: CouponRow): Coupon {
  return couponSchema.parse({
    couponId: row.id,
    code: row.code,
    value:
      row.kind === 'percent'
        ? { kind: 'percent', basisPoints: row.percentBasisPoints }
        : { kind: 'amount', amountMinor: row.amountMinor, currency: row.currency },
    startsAt: row.startsAt?.toISOString() ?? null,
    endsAt: row.endsAt?.toISOString() ?? null,
    totalLimit: row.totalLimit,
    perUserLimit: row.perUserLimit,
    used: row.used,
    isActive: row.isActive,
  });
}
