import type { Address } from '@stallcast/shared/contract';
import type { CurrencyCode } from '@stallcast/shared/domain';
import { v7 as uuidv7 } from 'uuid';
import { AppError } from '../../platform/errors.ts';
import { done, type Tried, valueOf } from '../../platform/tried.ts';
import type { Work } from '../../platform/unit-of-work.ts';
import { chooseCoupon } from './choose-coupon.ts';
import { type CouponRow, countCouponUse } from './coupon-use.repo.ts';
import type { CallKey } from './idempotency.repo.ts';
import { insertOrders, type NewLine, type NewOrder, type OrderRow } from './orders.repo.ts';
import type { TaxRule } from './ports.ts';
import { createRates, priceLines, type Rates } from './price-lines.ts';
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
 * Makes pending orders and takes their stock, all in the caller's transaction; answers, in the order given, each order or
 * why it cannot be had (see `takeLines`). Name, price and seller come from the database alone. A purchase of several lines,
 * or with a coupon, comes alone: what it cannot have is thrown, so that nothing of it stays. Also throws `mixed-currencies`,
 * `coupon-used-up`; see `chooseCoupon`.
 */
export async function placeOrders(
  deps: { readonly taxOf: TaxRule },
  work: Work,
  purchases: readonly Purchase[],
): Promise<Tried<OrderRow>[]> {
  const { tx } = work;
  const wants = purchases.map(({ call, lines }) => lines.map((line) => ({ ...line, userId: call.userId })));
  const currencies = purchases.map(({ lines }) => currencyOf(lines));
  const taken = await takeLines(work, wants.flat());
  const rates = createRates(tx);
  const drafts: Tried<Draft>[] = [];
  let first = 0;
  for (const [index, purchase] of purchases.entries()) {
    const lines = taken.slice(first, first + purchase.lines.length);
    first += lines.length;
    drafts.push(await draft({ ...deps, rates }, work, purchase, currencies[index], lines));
  }
  const rows = drafts.flatMap((each) => (each.ok ? [each.value] : []));
  const stored = await insertOrders(
    tx,
    rows.map(({ order }) => order),
    rows.flatMap(({ lines }) => lines.map(({ row }) => row)),
  );
  await hold(
    tx,
    rows.flatMap(({ lines }) => lines),
  );
  return drafts.map((each) => (each.ok ? done(required(stored.get(each.value.order.id))) : each));
}

/** The same for one; throws why it cannot be had. */
export async function placeOrder(
  deps: { readonly taxOf: TaxRule },
  work: Work,
  purchase: Purchase,
): Promise<OrderRow> {
  const [placed] = await placeOrders(deps, work, [purchase]);
  return valueOf(required(placed));
}

interface Draft {
  readonly order: NewOrder;
  readonly lines: readonly LineToStore[];
}

/** An order as it is to be stored, priced. */
async function draft(
  deps: { readonly taxOf: TaxRule; readonly rates: Rates },
  { tx }: Work,
  { call, fromCart, address, couponCode }: Purchase,
  currency: CurrencyCode | undefined,
  tried: readonly Tried<TakenLine>[],
): Promise<Tried<Draft>> {
  const refusal = tried.find((line) => !line.ok);
  if (refusal && tried.length === 1) return refusal;
  const taken = tried.map(valueOf);
  const { userId, key: idempotencyKey } = call;
  const priced = taken.map(toPriceLine);
  const ofOrder = { lines: priced, currency: required(currency), address };
  const coupon = couponCode === null ? null : await chooseCoupon(tx, couponCode, priced, ofOrder.currency);
  if (coupon) await takeCoupon(tx, coupon, userId);
  const price = await priceLines(deps.rates, deps.taxOf, { ...ofOrder, coupon });
  const id = uuidv7();
  const { itemsMinor, shippingMinor, taxMinor, totalMinor } = price;
  const order = {
    ...{ id, userId, idempotencyKey, fromCart, address, currency: ofOrder.currency },
    ...{ itemsMinor, shippingMinor, taxMinor, totalMinor, couponId: coupon?.couponId ?? null },
  };
  return done({ order, lines: taken.map((line, index) => toRow(id, line, price.lines[index])) });
}

function required<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('an order without its parts');
  return value;
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
