import type { RouteRequest, Routes } from '@stallcast/shared/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SellerPerson } from '../support/drivers.ts';
import { openShop, type Shop } from '../support/open-shop.ts';
import { outcomeOf, tally } from '../support/shopping.ts';

type NewCoupon = RouteRequest<Routes['coupons.create']>['body'];

let shop: Shop;
let seller: SellerPerson;

beforeAll(async () => {
  shop = await openShop();
  seller = await shop.seller();
});
afterAll(() => shop.close());

const tenPercent = { kind: 'percent', basisPoints: 1000 } as const;
const create = async (coupon: Partial<NewCoupon> & { code: string }, of = seller) =>
  (await of.api('coupons.create', { body: { value: tenPercent, ...coupon } })).coupon;

test('a coupon is kept as it was made, its code in capitals', async () => {
  const terms = {
    startsAt: '2026-01-01T00:00:00.000Z',
    endsAt: '2027-01-01T00:00:00.000Z',
    totalLimit: 50,
    perUserLimit: 2,
  };
  const value = { kind: 'amount', amountMinor: 500, currency: 'EUR' } as const;
  const made = await create({ code: '  spring-5 ', value, ...terms });
  expect(made).toEqual({
    couponId: made.couponId,
    code: 'SPRING-5',
    value,
    ...terms,
    used: 0,
    isActive: true,
  });
  expect((await seller.api('coupons.mine', {})).coupons).toContainEqual(made);
});

test('what is not said is not limited: once a buyer, from now on, for ever', async () => {
  expect(await create({ code: 'OPEN' })).toMatchObject({
    value: tenPercent,
    startsAt: null,
    endsAt: null,
    totalLimit: null,
    perUserLimit: 1,
  });
});

test('a seller has each code once, however it is written and however many make it at once', async () => {
  const calls = ['twice', 'TWICE', 'Twice'].map((code) => create({ code }));
  expect(await tally(calls)).toEqual({ ok: 1, 'coupon-code-taken': 2 });
  expect(await outcomeOf(create({ code: 'TWICE' }, await shop.seller()))).toBe('ok');
});

test('a seller pages through own coupons, newest first, and sees nobody else’s', async () => {
  const own = await shop.seller();
  for (const code of ['ONE', 'TWO', 'THREE']) await create({ code }, own);
  const first = await own.api('coupons.mine', { query: { limit: 2 } });
  expect(first.coupons.map(({ code }) => code)).toEqual(['THREE', 'TWO']);
  const second = await own.api('coupons.mine', { query: { limit: 2, after: first.next ?? '' } });
  expect(second).toMatchObject({ coupons: [{ code: 'ONE' }], next: null });
});

test('terms can be changed and lifted one by one; a coupon can be switched off and on', async () => {
  const made = await create({ code: 'CHANGES', totalLimit: 5, endsAt: '2030-01-01T00:00:00.000Z' });
  const update = async (body: object) =>
    (await seller.api('coupons.update', { params: { couponId: made.couponId }, body })).coupon;
  expect(await update({ isActive: false })).toEqual({ ...made, isActive: false });
  expect(await update({ totalLimit: null, isActive: true })).toEqual({ ...made, totalLimit: null });
  expect(await update({ endsAt: null })).toEqual({ ...made, totalLimit: null, endsAt: null });
});

test('no coupon ends before it starts, nor takes off more than everything', async () => {
  const late = '2030-01-02T00:00:00Z';
  const early = '2030-01-01T00:00:00Z';
  expect(await outcomeOf(create({ code: 'BACKWARDS', startsAt: late, endsAt: early }))).toBe('invalid-input');
  expect(await outcomeOf(create({ code: 'TOO-MUCH', value: { kind: 'percent', basisPoints: 10_001 } }))).toBe(
    'invalid-input',
  );
  const { couponId } = await create({ code: 'FORWARDS', startsAt: early });
  const change = seller.api('coupons.update', { params: { couponId }, body: { endsAt: early } });
  expect(await outcomeOf(change)).toBe('invalid-input');
});

test('a limit does not go below what was used already', async () => {
  const { couponId } = await create({ code: 'USED', totalLimit: 5 });
  await shop.sql`update coupons set used = 3 where id = ${couponId}`;
  const limit = (totalLimit: number) =>
    outcomeOf(seller.api('coupons.update', { params: { couponId }, body: { totalLimit } }));
  expect(await limit(2)).toBe('invalid-input');
  expect(await limit(3)).toBe('ok');
});

test('another seller’s coupon cannot be changed, and is not even there', async () => {
  const { couponId } = await create({ code: 'MINE' });
  const other = await shop.seller();
  const change = { params: { couponId }, body: { isActive: false } };
  expect(await outcomeOf(other.api('coupons.update', change))).toBe('not-found');
});
