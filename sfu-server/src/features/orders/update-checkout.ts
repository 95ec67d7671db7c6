import { addressSchema, type Order, type RouteInput, type Routes } from '@stallcast/shared/contract';
import type { User } from '../../platform/actor.ts';
import type { UnitOfWork, Work } from '../../platform/unit-of-work.ts';
import { chooseCoupon } from './choose-coupon.ts';
import { type CouponRow, findCoupon, giveCouponBack, lockCoupons } from './coupon-use.repo.ts';
import { lockCheckout } from './lock-checkout.ts';
import { findLines, type LineRow, type OrderRow, repriceOrder } from './orders.repo.ts';
import { takeCoupon } from './place-order.ts';
import type { TaxRule } from './ports.ts';
import { createRates, priceLines } from './price-lines.ts';
import { readOrder } from './read-orders.ts';

interface UpdateDeps {
  readonly uow: UnitOfWork;
  readonly taxOf: TaxRule;
}

type Change = RouteInput<Routes['checkout.update']>['body'];

/**
 * Sets where an open checkout goes and which code it uses, and prices it again; what is not named stays. Throws
 * `not-found`, `order-not-open`, `reservation-expired`, `coupon-invalid`, `coupon-used-up`.
 */
export async function updateCheckout(
  deps: UpdateDeps,
  orderId: string,
  change: Change,
  { userId }: User,
): Promise<Order> {
  return deps.uow.run(async (work) => {
    const { tx } = work;
    const order = await lockCheckout(tx, orderId, userId);
    const lines = await findLines(tx, [orderId]);
    const { currency } = order;
    const coupon = await changeCoupon(work, order, lines, change.couponCode);
    const address =
      change.address === undefined ? addressSchema.nullable().parse(order.address) : change.address;
    const price = await priceLines(createRates(tx), deps.taxOf, { lines, currency, coupon, address });
    const { itemsMinor, shippingMinor, taxMinor, totalMinor } = price;
    const changed = await repriceOrder(
      tx,
      orderId,
      { itemsMinor, shippingMinor, taxMinor, totalMinor, address, couponId: coupon?.couponId ?? null },
      lines.map(({ id }, index) => ({ id, ...priceOf(price.lines[index]) })),
    );
    return readOrder(tx, changed);
  });
}

function priceOf<Line>(line: Line | undefined): Line {
  if (line === undefined) throw new Error('a line without a price');
  return line;
}

/** Gives the old coupon's use back and counts the new one's; without a code the old one stays. */
async function changeCoupon(
  { tx }: Work,
  { couponId, userId, currency }: OrderRow,
  lines: readonly LineRow[],
  code: string | null | undefined,
): Promise<CouponRow | null> {
  const old = couponId === null ? null : ((await findCoupon(tx, couponId)) ?? null);
  if (code === undefined) return old;
  const chosen = code === null ? null : await chooseCoupon(tx, code, lines, currency);
  if (chosen?.couponId === old?.couponId) return old;
  await lockCoupons(
    tx,
    [old, chosen].flatMap((each) => each?.couponId ?? []),
  );
  if (old) await giveCouponBack(tx, old.couponId, userId);
  if (chosen) await takeCoupon(tx, chosen, userId);
  return chosen;
}
