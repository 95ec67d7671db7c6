import type { Coupon, RouteInput, Routes } from '@stallcast/shared/contract';
import type { Seller } from '../../platform/actor.ts';
import { AppError } from '../../platform/errors.ts';
import type { UnitOfWork } from '../../platform/unit-of-work.ts';
import { changeCoupon, type CouponChange, type CouponRow, lockOwnCoupon } from './coupons.repo.ts';
import { toCoupon } from './coupons.views.ts';
import { toDate } from './create-coupon.ts';

type Change = RouteInput<Routes['coupons.update']>['body'] & RouteInput<Routes['coupons.update']>['params'];

/**
 * Changes when and how often a coupon of the seller's own can be used. Throws `not-found`, and `invalid-input` when it
 * would end before it starts or could be used less often than it was.
 */
export async function updateCoupon(
  { uow }: { readonly uow: UnitOfWork },
  { couponId, ...change }: Change,
  { vendorId }: Seller,
): Promise<Coupon> {
  return uow.run(async ({ tx }) => {
    const before = await lockOwnCoupon(tx, couponId, vendorId);
    if (!before) throw new AppError('not-found');
    const after = changed(before, change);
    assertPossible(after, before.used);
    return toCoupon(await changeCoupon(tx, couponId, after));
  });
}

function changed(before: CouponRow, change: Omit<Change, 'couponId'>): CouponChange {
  const { startsAt, endsAt, totalLimit, perUserLimit, isActive } = change;
  return {
    startsAt: startsAt === undefined ? before.startsAt : toDate(startsAt),
    endsAt: endsAt === undefined ? before.endsAt : toDate(endsAt),
    totalLimit: totalLimit === undefined ? before.totalLimit : totalLimit,
    perUserLimit: perUserLimit ?? before.perUserLimit,
    isActive: isActive ?? before.isActive,
  };
}

function assertPossible({ startsAt, endsAt, totalLimit }: CouponChange, used: number): void {
  if (startsAt !== null && endsAt !== null && endsAt <= startsAt)
    throw wrongField('endsAt', 'is not after the start');
  if (totalLimit !== null && totalLimit < used)
    throw wrongField('totalLimit', `is less than the ${used} times it was used already`);
}

function wrongField(path: string, message: string): AppError {
  return new AppError('invalid-input', { fields: [{ path, message }] });
}
