import type { Address } from '@stallcast/shared/contract';
import type { CurrencyCode } from '@stallcast/shared/domain';
import { v7 as uuidv7 } from 'uuid';
import { AppError } from '../../platform/errors.ts';
import type { Work } from '../../platform/unit-of-work.ts';
import { chooseCoupon } from './choose-coupon.ts';
import { type CouponRow, countCouponUse } from './coupon-use.repo.ts';
import type { CallKey } from './idempotency.repo.ts';
import { insertOrder, type NewLine, type OrderRow } from './orders.repo.ts';
import type { TaxRule } from './ports.ts';
import { priceLines } from './price-lines.ts';
import type { Price, PriceLine } from './price-order.ts';
import { insertHeld, passToOrder } from './reservations.repo.ts';
import { takeLines, type TakenLine } from './take-lines.ts';
import { showOf, type WantedLine } from './wanted-lines.ts';

export interface Purchase {
  readonly call: CallKey;
  readonly lines: readonly WantedLine[];
  readonly fromCart: boolean;
  readonly address: Address | null;
  readonly couponCode: string | null;
}

/**
 * Makes a pending order and takes its stock, all in the caller's transaction. Name, price and seller come from the
 * database alone. Throws why something cannot be had or used: see `takeLines` and `chooseCoupon`; `mixed-currencies`,
 * `coupon-used-up`.
 */
export async function placeOrder(
  deps: { readonly taxOf: TaxRule },
  work: Work,
  { call, lines, fromCart, address, couponCode }: Purchase,
): Promise<OrderRow> {
  const { tx } = work;
  const { userId, key } = call;
  const currency = currencyOf(lines);
  const taken = await takeLines(work, lines, userId);
  const priced = taken.map(toPriceLine);
  const coupon = couponCode === null ? null : await chooseCoupon(tx, couponCode, priced, currency);
  if (coupon) await takeCoupon(tx, coupon, userId);
  const price = await priceLines(tx, deps.taxOf, { lines: priced, currency, coupon, address });
  const orderId = uuidv7();
  const rows = taken.map((line, index) => toRow(orderId, line, price.lines[index]));
  const { itemsMinor, shippingMinor, taxMinor, totalMinor } = price;
  const order = await insertOrder(
    tx,
    {
      ...{ id: orderId, userId, idempotencyKey: key, fromCart, address, currency },
      ...{ itemsMinor, shippingMinor, taxMinor, totalMinor, couponId: coupon?.couponId ?? null },
    },
    rows.map(({ row }) => row),
  );
  await hold(tx, rows);
  return order;
}

/** Counts a coupon's use. Throws `coupon-used-up`. */
export async function takeCoupon(tx: Work['tx'], coupon: CouponRow, userId: string): Promise<void> {
  if (!(await countCouponUse(tx, coupon, userId))) throw new AppError('coupon-used-up');
}

function currencyOf(lines: readonly WantedLine[]): CurrencyCode {
  const [first, ...others] = lines;
  if (!first) throw new AppError('cart-empty');
  const { currency } = first.offer;
  if (others.some((line) => line.offer.currency !== currency)) throw new AppError('mixed-currencies');
  return currency;
}

function toPriceLine({ offer, quantity, unitPriceMinor }: TakenLine): PriceLine {
  return { vendorId: offer.vendorId, isPhysical: offer.isPhysical, quantity, unitPriceMinor };
}

interface LineToStore {
  readonly line: TakenLine;
  readonly row: NewLine;
}

function toRow(orderId: string, line: TakenLine, price: Price['lines'][number] | undefined): LineToStore {
  if (!price) throw new Error('a line without a price');
  const { offer, quantity, name, unitPriceMinor } = line;
  const { productId, variantId, vendorId, dropId, isPhysical } = offer;
  const show = showOf(offer);
  const row = {
    ...{ id: uuidv7(), orderId, productId, variantId, vendorId, dropId, isPhysical },
    ...{ name, quantity, unitPriceMinor },
    ...price,
    ...{ streamId: show?.streamId ?? null, showOffsetMs: show?.showOffsetMs ?? null },
  };
  return { line, row };
}

/** What carts held is passed on, what was taken is held. Throws `reservation-expired`. */
async function hold(tx: Work['tx'], rows: readonly LineToStore[]): Promise<void> {
  const fresh = rows.filter(({ line }) => line.heldBy === null);
  await insertHeld(
    tx,
    fresh.map(({ line: { offer, quantity }, row }) => {
      const { productId, variantId, dropId } = offer;
      return { ...{ productId, variantId, dropId, quantity }, orderLineId: row.id };
    }),
  );
  for (const { line, row } of rows) {
    const { dropId } = line.offer;
    if (line.heldBy === null || dropId === null) continue;
    const passed = await passToOrder(tx, { cartId: line.heldBy, dropId, quantity: line.quantity }, row.id);
    if (!passed) throw new AppError('reservation-expired');
  }
}
