import type { RouteRequest, Routes } from '@stallcast/shared/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { begin, leave, pay, update } from '../support/buying.ts';
import type { SellerPerson } from '../support/drivers.ts';
import { expectBooksToAgree } from '../support/invariants.ts';
import { openShop, type Shop } from '../support/open-shop.ts';
import { addProduct, outcomeOf, paying, tally } from '../support/shopping.ts';

let shop: Shop;
let seller: SellerPerson;
let productId: string;

beforeAll(async () => {
  shop = await openShop();
  seller = await shop.seller();
  ({ productId } = await addProduct(seller.api, { priceMinor: 1000, stock: 1000 }));
});
afterAll(() => shop.close());

type NewCoupon = RouteRequest<Routes['coupons.create']>['body'];
let made = 0;

/** A coupon of the seller's; answers its code. */
async function makeCoupon(coupon: Partial<NewCoupon> = {}, by = seller): Promise<string> {
  made += 1;
  const value = { kind: 'percent', basisPoints: 1000 } as const;
  return (await by.api('coupons.create', { body: { code: `CODE-${made}`, value, ...coupon } })).coupon.code;
}

const usedOf = async (code: string) =>
  (await seller.api('coupons.mine', {})).coupons.find((coupon) => coupon.code === code)?.used;

const buyWith = (api: SellerPerson['api'], couponCode: string, method: 'approve' | 'decline' = 'approve') =>
  api('checkout.buyNow', {
    body: { productId, couponCode, payment: paying(method) },
    idempotencyKey: crypto.randomUUID(),
  }).then(({ order }) => order);

test('a code takes off what it says, of its seller’s products only, however it is typed', async () => {
  const other = await shop.seller();
  const foreign = await addProduct(other.api, { priceMinor: 5000 });
  const code = await makeCoupon();
  const { api } = await shop.buyer();
  for (const id of [productId, foreign.productId]) await api('cart.add', { body: { productId: id } });
  const order = await begin(api, { couponCode: ` ${code.toLowerCase()} ` });
  expect(order).toMatchObject({
    couponCode: code,
    discount: { amountMinor: 100 },
    items: { amountMinor: 5900 },
    total: { amountMinor: 5900 },
  });
  expect(order.lines.map(({ discount }) => discount.amountMinor)).toEqual([100, 0]);
  expect(await pay(api, order.orderId)).toMatchObject({ status: 'paid', total: { amountMinor: 5900 } });
  await expectBooksToAgree(shop.sql);
});

test('a code that is not valid here is refused: unknown, of somebody else, too early, too late, switched off', async () => {
  const { api } = await shop.buyer();
  const foreign = await makeCoupon({}, await shop.seller());
  const early = await makeCoupon({ startsAt: '2090-01-01T00:00:00Z' });
  const late = await makeCoupon({ startsAt: '2020-01-01T00:00:00Z', endsAt: '2021-01-01T00:00:00Z' });
  const otherMoney = await makeCoupon({ value: { kind: 'amount', amountMinor: 100, currency: 'JPY' } });
  const off = await makeCoupon();
  const { coupons } = await seller.api('coupons.mine', {});
  const couponId = coupons.find((coupon) => coupon.code === off)?.couponId ?? '';
  await seller.api('coupons.update', { params: { couponId }, body: { isActive: false } });
  const tries = ['NOBODYS', foreign, early, late, otherMoney, off].map((code) => buyWith(api, code));
  expect(await tally(tries)).toEqual({ 'coupon-invalid': 6 });
  expect((await api('orders.mine', {})).orders).toEqual([]);
});

test('20 buyers at once with a code for 5: five are cheaper, nobody else uses it', async () => {
  const code = await makeCoupon({ totalLimit: 5 });
  const buyers = await shop.buyers(20);
  expect(await tally(buyers.map(({ api }) => buyWith(api, code)))).toEqual({ paid: 5, 'coupon-used-up': 15 });
  expect(await usedOf(code)).toBe(5);
  await expectBooksToAgree(shop.sql, { [productId]: 1000 });
});

test('a buyer uses a code as often as one may, in parallel as one by one', async () => {
  const code = await makeCoupon({ perUserLimit: 2 });
  const { api } = await shop.buyer();
  expect(await tally(Array.from({ length: 5 }, () => buyWith(api, code)))).toEqual({
    paid: 2,
    'coupon-used-up': 3,
  });
  await expectBooksToAgree(shop.sql);
});

test('a use is given back when the order is left or declined, and when another code is tried', async () => {
  const [code, better] = [await makeCoupon({ totalLimit: 1 }), await makeCoupon({ totalLimit: 1 })];
  const { api } = await shop.buyer();
  expect(await outcomeOf(buyWith(api, code, 'decline'))).toBe('payment-declined');
  expect(await usedOf(code)).toBe(0);
  const { orderId } = await begin(api, { product: { productId }, couponCode: code });
  expect(await usedOf(code)).toBe(1);
  expect(await update(api, orderId, { couponCode: better })).toMatchObject({ couponCode: better });
  expect([await usedOf(code), await usedOf(better)]).toEqual([0, 1]);
  expect(await outcomeOf(update(api, orderId, { couponCode: 'NOBODYS' }))).toBe('coupon-invalid');
  expect(await update(api, orderId, { couponCode: null })).toMatchObject({
    couponCode: null,
    discount: { amountMinor: 0 },
    total: { amountMinor: 1000 },
  });
  expect(await usedOf(better)).toBe(0);
  await update(api, orderId, { couponCode: code });
  await leave(api, orderId);
  expect(await usedOf(code)).toBe(0);
  await expectBooksToAgree(shop.sql);
});

test('a code that is worth more than the purchase makes it free, not cheaper than that; nobody asks for the money', async () => {
  const code = await makeCoupon({ value: { kind: 'amount', amountMinor: 5000, currency: 'EUR' } });
  const { api } = await shop.buyer();
  expect(await buyWith(api, code)).toMatchObject({
    status: 'paid',
    total: { amountMinor: 0 },
    discount: { amountMinor: 1000 },
  });
  await expectBooksToAgree(shop.sql);
});
