import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SellerPerson } from '../support/drivers.ts';
import { expectBooksToAgree } from '../support/invariants.ts';
import { openShop, type Shop } from '../support/open-shop.ts';
import { addProduct, buy, buyCart, outcomeOf } from '../support/shopping.ts';
import { goLive } from '../support/shows.ts';

let shop: Shop;
let seller: SellerPerson;

beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

const countersOf = async (host: SellerPerson, streamId: string) =>
  (await host.api('stats.show', { query: { streamId } })).counters;

test('what is paid in a show stands in the seller’s feed and figures', async () => {
  seller = await shop.seller();
  const cup = await addProduct(seller.api, { name: 'Cup', priceMinor: 1250 });
  const bowl = await addProduct(seller.api, { name: 'Bowl', priceMinor: 800 });
  const { streamId } = await goLive(seller.api, [cup.productId, bowl.productId]);
  const { api } = await shop.buyer('Berta Buyer');
  await api('cart.add', { body: { productId: cup.productId, quantity: 2, streamId } });
  await api('cart.add', { body: { productId: bowl.productId, streamId } });
  const { orderId } = await buyCart(api);
  await buy(api, { productId: bowl.productId, streamId });
  const stats = await seller.api('stats.show', { query: { streamId } });
  expect(stats.counters).toMatchObject({
    orders: 2,
    units: 4,
    revenue: { amountMinor: 4100, currency: 'EUR' },
    refunded: { amountMinor: 0, currency: 'EUR' },
    cartAdds: 2,
  });
  expect(stats.orders).toHaveLength(3);
  expect(stats.orders).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        orderId,
        productName: 'Cup',
        quantity: 2,
        buyerName: 'Berta Buyer',
        amount: { amountMinor: 2500, currency: 'EUR' },
      }),
    ]),
  );
  await expectBooksToAgree(shop.sql, { [cup.productId]: 10, [bowl.productId]: 10 });
});

test('only paid orders count: declined and pending ones do not', async () => {
  const host = await shop.seller();
  const { productId } = await addProduct(host.api);
  const { streamId } = await goLive(host.api, [productId]);
  const { api } = await shop.buyer();
  expect(await outcomeOf(buy(api, { productId, streamId, method: 'decline' }))).toBe('payment-declined');
  const pending = await buy(api, { productId, streamId, method: 'delayed' });
  expect(await countersOf(host, streamId)).toMatchObject({ orders: 0, units: 0, revenue: null });
  await shop.webhooks.report(pending.orderId, 'succeeded');
  expect(await countersOf(host, streamId)).toMatchObject({
    orders: 1,
    units: 1,
    revenue: { amountMinor: 1250 },
  });
});

test('T15: a purchase in a show needs a live show that has the product', async () => {
  const [host, other] = await Promise.all([shop.seller(), shop.seller()]);
  const { productId } = await addProduct(host.api);
  const foreign = await addProduct(other.api);
  const { streamId } = await goLive(host.api, [productId]);
  const { api } = await shop.buyer();
  expect(await outcomeOf(buy(api, { productId: foreign.productId, streamId }))).toBe('product-unavailable');
  expect(await outcomeOf(buy(api, { productId, streamId: randomUUID() }))).toBe('not-found');
  await host.api('endStream.delete', { body: { streamId, confirm: 'delete' } });
  expect(await outcomeOf(buy(api, { productId, streamId }))).toBe('stream-not-live');
  expect((await api('orders.mine', {})).orders).toEqual([]);
  expect(await outcomeOf(buy(api, { productId }))).toBe('paid');
  await expectBooksToAgree(shop.sql, { [productId]: 10, [foreign.productId]: 10 });
});

test('a cart that was filled in a show can be paid after it; the ended show is not credited', async () => {
  const host = await shop.seller();
  const { productId } = await addProduct(host.api);
  const { streamId } = await goLive(host.api, [productId]);
  const { api } = await shop.buyer();
  await api('cart.add', { body: { productId, streamId } });
  await host.api('endStream.delete', { body: { streamId, confirm: 'delete' } });
  expect(await buyCart(api)).toMatchObject({ status: 'paid', lines: [{ productId, streamId: null }] });
  expect(await countersOf(host, streamId)).toMatchObject({ orders: 0, cartAdds: 1 });
  await expectBooksToAgree(shop.sql, { [productId]: 10 });
});

test('what was ordered in a show counts for it, though the payment comes after its end', async () => {
  const host = await shop.seller();
  const { productId } = await addProduct(host.api);
  const { streamId } = await goLive(host.api, [productId]);
  const { api } = await shop.buyer();
  const { orderId } = await buy(api, { productId, streamId, method: 'delayed' });
  await host.api('endStream.delete', { body: { streamId, confirm: 'delete' } });
  await shop.webhooks.report(orderId, 'succeeded');
  expect(await countersOf(host, streamId)).toMatchObject({ orders: 1, revenue: { amountMinor: 1250 } });
  await expectBooksToAgree(shop.sql, { [productId]: 10 });
});
