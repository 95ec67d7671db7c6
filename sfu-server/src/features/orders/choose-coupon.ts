import type { CurrencyCode } from '@stallcast/shared/domain';
import type { Queryable } from '../../platform/db.ts';
import { AppError } from '../../platform/errors.ts';
import { type CouponRow, findCoupons } from './coupon-use.repo.ts';
import { type PriceLine, priceOrder } from './price-order.ts';

/**
 * The coupon that a code means for these lines: of several sellers who give the same code, the one that takes off the
 * most. Throws `coupon-invalid` if none takes off anything.
 */
export async function chooseCoupon(
  db: Queryable,
  code: string,
  lines: readonly PriceLine[],
  currency: CurrencyCode,
): Promise<CouponRow> {
  const vendorIds = [...new Set(lines.map((line) => line.vendorId))];
  const found = await findCoupons(db, code, vendorIds);
  let best: { coupon: CouponRow; discountMinor: number } | undefined;
  for (const coupon of found.filter((each) => each.kind === 'percent' || each.currency === currency)) {
    const discountMinor = discountOf(coupon, lines, currency);
    if (discountMinor > (best?.discountMinor ?? 0)) best = { coupon, discountMinor };
  }
  if (!best) throw new AppError('coupon-invalid');
  return best.coupon;
}

function discountOf(coupon: CouponRow, lines: readonly PriceLine[], currency: CurrencyCode): number {
  const nothingElse = { country: null, shippingMinor: new Map<string, number>(), taxOf: () => 0 };
  return priceOrder({ ...nothingElse, lines, currency, coupon }).discountMinor;
}
