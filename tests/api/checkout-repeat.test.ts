import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SellerPerson } from '../support/drivers.ts';
import { expectBooksToAgree } from '../support/invariants.ts';
import { openShop, type Shop } from '../support/open-shop.ts';
import { addProduct, buy, buyCart, outcomeOf, paying, tally } from '../support/shopping.ts';

let shop: Shop;
let seller: SellerPerson;

beforeAll(async () => {
  shop = await openShop();
  seller = await shop.seller();
});
afterAll(() => shop.close());

test('T16: the same call 20 times at once makes one order, and everyone who gets an answer gets that one', async () => {
  const { productId } = await addProduct(seller.api);
  const { api } = await shop.buyer();
  const key = randomUUID();
  const {
    paid = 0,
    'idempotency-in-progress': told = 0,
    ...others
  } = await tally(Array.from({ length: 20 }, () => buy(api, { productId, key })));
  expect({ others, answered: paid + told, atLeastOne: paid > 0 }).toEqual({
    others: {},
    answered: 20,
    atLeastOne: true,
  });
  expect((await api('orders.mine', {})).orders).toHaveLength(1);
  await expectBooksToAgree(shop.sql, { [productId]: 10 });
});

test('the same call later gets the same answer, also when everything is sold by then', async () => {
  const { productId } = await addProduct(seller.api, { stock: 1 });
  const { api } = await shop.buyer();
  const key = randomUUID();
  const first = await buy(api, { productId, key });
  await seller.api('products.update', { params: { productId }, body: { status: 'archived' } });
  expect(await buy(api, { productId, key })).toEqual(first);
});

test('a declined call stays declined, and is not tried again', async () => {
  const { productId } = await addProduct(seller.api);
  const { api } = await shop.buyer();
  const key = randomUUID();
  const again = () => outcomeOf(buy(api, { productId, method: 'decline', key }));
  expect([await again(), await again()]).toEqual(['payment-declined', 'payment-declined']);
  expect((await api('orders.mine', {})).orders).toHaveLength(1);
  await expectBooksToAgree(shop.sql, { [productId]: 10 });
});

test('a call that bought nothing leaves its key free: the same call may succeed once there is stock', async () => {
  const { productId } = await addProduct(seller.api, { stock: 0 });
  const { api } = await shop.buyer();
  const key = randomUUID();
  expect(await outcomeOf(buy(api, { productId, key }))).toBe('sold-out');
  await seller.api('products.update', { params: { productId }, body: { stockChange: 1 } });
  expect(await outcomeOf(buy(api, { productId, key }))).toBe('paid');
});

test('T16: a key cannot be used for another purchase', async () => {
  const { productId } = await addProduct(seller.api);
  const { api } = await shop.buyer();
  const key = randomUUID();
  await buy(api, { productId, key });
  expect(await outcomeOf(buy(api, { productId, quantity: 2, key }))).toBe('idempotency-key-reused');
  expect(await outcomeOf(buy(api, { productId, method: 'decline', key }))).toBe('idempotency-key-reused');
  await api('cart.add', { body: { productId } });
  expect(await outcomeOf(buyCart(api, 'approve', key))).toBe('idempotency-key-reused');
  expect((await api('orders.mine', {})).orders).toHaveLength(1);
  await expectBooksToAgree(shop.sql, { [productId]: 10 });
});

test('T16: the same key of two users makes an order each', async () => {
  const { productId } = await addProduct(seller.api);
  const buyers = await shop.buyers(2);
  const key = randomUUID();
  const orders = await Promise.all(buyers.map(({ api }) => buy(api, { productId, key })));
  expect(new Set(orders.map((order) => order.orderId)).size).toBe(2);
});

test('T16: without a usable key nothing is bought', async () => {
  const { productId } = await addProduct(seller.api);
  const buyer = await shop.buyer();
  const body = { productId, payment: paying('approve') };
  for (const headers of [{}, { 'idempotency-key': 'short' }, { 'idempotency-key': 'has a blank in it' }]) {
    expect((await buyer.send('POST', '/api/checkout/buy-now', body, headers)).status).toBe(400);
    expect(
      (await buyer.send('POST', '/api/checkout/cart', { payment: paying('approve') }, headers)).status,
    ).toBe(400);
  }
  expect((await buyer.api('orders.mine', {})).orders).toEqual([]);
});

test('a delayed payment answers a pending order, and the same again after it was paid', async () => {
  const { productId } = await addProduct(seller.api);
  const { api } = await shop.buyer();
  const key = randomUUID();
  const first = await buy(api, { productId, method: 'delayed', key });
  expect(first.status).toBe('pending');
  await shop.webhooks.report(first.orderId, 'succeeded');
  expect((await api('orders.one', { params: { orderId: first.orderId } })).order.status).toBe('paid');
  expect(await buy(api, { productId, method: 'delayed', key })).toEqual(first);
});

test('a call whose answer was lost between the order and the payment is finished by its repetition', async () => {
  const { productId } = await addProduct(seller.api);
  const { api } = await shop.buyer();
  const key = randomUUID();
  const first = await buy(api, { productId, method: 'delayed', key });
  // As a process leaves it that ends right after the order was stored.
  await shop.sql`update idempotency_keys set status = null, response = null where key = ${key}`;
  expect(await buy(api, { productId, method: 'delayed', key })).toEqual(first);
  expect((await api('orders.mine', {})).orders).toHaveLength(1);
  await expectBooksToAgree(shop.sql, { [productId]: 10 });
});
