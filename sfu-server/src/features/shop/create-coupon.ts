import type { Coupon, RouteInput, Routes } from '@stallcast/shared/contract';
import { v7 as uuidv7 } from 'uuid';
import type { Seller } from '../../platform/actor.ts';
import { AppError } from '../../platform/errors.ts';
import type { UnitOfWork } from '../../platform/unit-of-work.ts';
import { type CouponRow, insertCoupon } from './coupons.repo.ts';
import { toCoupon } from './coupons.views.ts';

type NewCoupon = RouteInput<Routes['coupons.create']>['body'];

/** Makes a coupon of the seller's; it can be used from its start on. Throws `coupon-code-taken`. */
export async function createCoupon(
  { uow }: { readonly uow: UnitOfWork },
  { value, startsAt, endsAt, ...rest }: NewCoupon,
  { vendorId }: Seller,
): Promise<Coupon> {
  return uow.run(async ({ tx }) => {
    const row = await insertCoupon(tx, {
      id: uuidv7(),
      vendorId,
      ...rest,
      ...columnsOf(value),
      startsAt: toDate(startsAt),
      endsAt: toDate(endsAt),
    });
    if (!row) throw new AppError('coupon-code-taken');
    return toCoupon(row);
  });
}

function columnsOf(
  value: NewCoupon['value'],
): Pick<CouponRow, 'kind' | 'percentBasisPoints' | 'amountMinor' | 'currency'> {
  const none = { percentBasisPoints: null, amountMinor: null, currency: null };
  return value.kind === 'percent'
    ? { ...none, kind: 'percent', percentBasisPoints: value.basisPoints }
    : { ...none, ...value };
}

/** An instant as it came, in the database's form. */
export function toDate(instant: string | null): Date | null {
  return instant === null ? null : new Date(instant);
}
