import type { ApiClient } from '@stallcast/shared/client';
import type { ProductFunnel } from '@stallcast/shared/contract';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { asGuest, asSeller, asUser, type SellerPerson } from '../support/drivers.ts';
import { expectBooksToAgree } from '../support/invariants.ts';
import { addProduct, buy, buyCart, outcomeOf } from '../support/shopping.ts';
import { goLive } from '../support/shows.ts';
import { startApp, type TestApp } from '../support/start-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterEach(() => expectBooksToAgree(app.sql));
afterAll(() => app.close());

/** A live show with two products. */
async function liveShop() {
  const seller = await asSeller(app);
  const [cup, bowl] = [
    await addProduct(seller.api, { name: 'Cup', priceMinor: 1000 }),
    await addProduct(seller.api, { name: 'Bowl', priceMinor: 2000 }),
  ];
  const { streamId } = await goLive(seller.api, [cup.productId, bowl.productId]);
  return { seller, streamId, cup: cup.productId, bowl: bowl.productId };
}

/** Joins a show as somebody who is counted, and answers the ticket. */
async function watch(api: ApiClient, streamId: string): Promise<string> {
  const { viewerId, ticket } = await api('viewers.join', { body: { streamId } });
  await api('viewers.heartbeat', { body: { viewerId, ticket } });
  return ticket;
}

async function funnelOf({ api }: SellerPerson, streamId: string): Promise<readonly ProductFunnel[]> {
  return (await api('stats.show', { query: { streamId } })).products;
}

const euros = (amountMinor: number) => ({ amountMinor, currency: 'EUR' });
const nothing = { shown: 0, clicked: 0, carted: 0, orders: 0, units: 0, revenue: euros(0) };

test('a new show tells its products in the seller’s order, all at zero, and no conversion', async () => {
  const { seller, streamId, cup, bowl } = await liveShop();
  const { products, conversion } = await seller.api('stats.show', { query: { streamId } });
  expect(products).toEqual([
    { productId: cup, name: 'Cup', ...nothing },
    { productId: bowl, name: 'Bowl', ...nothing },
  ]);
  expect(conversion).toBeNull();
});

test('from the first look to the money: every step of a product is counted', async () => {
  const { seller, streamId, cup, bowl } = await liveShop();
  const buyers = await Promise.all([1, 2, 3, 4].map(() => asUser(app)));
  for (const [at, { api }] of buyers.entries()) {
    const ticket = await watch(api, streamId);
    await api('products.seen', { body: { ticket, shown: [cup, bowl] } });
    if (at >= 2) continue;
    await api('products.seen', { body: { ticket, clicked: [cup] } });
    await api('cart.add', { body: { productId: cup, quantity: 2, streamId } });
    if (at === 0) await buyCart(api);
  }
  const { products, conversion, counters } = await seller.api('stats.show', { query: { streamId } });
  expect(products).toMatchObject([
    { productId: cup, shown: 4, clicked: 2, carted: 2, orders: 1, units: 2, revenue: euros(2000) },
    { productId: bowl, shown: 4, clicked: 0, carted: 0, orders: 0, units: 0, revenue: euros(0) },
  ]);
  expect(counters).toMatchObject({ cartAdds: 2, orders: 1, units: 2, viewersTotal: 4, refunded: euros(0) });
  expect(conversion).toBe(0.25);
});

test('each viewer counts once for each product, however often and at once the page tells', async () => {
  const { seller, streamId, cup, bowl } = await liveShop();
  const guest = asGuest(app);
  const ticket = await watch(guest.api, streamId);
  const told = await Promise.all(
    Array.from({ length: 8 }, (_, at) => {
      const shown = at % 2 === 0 ? [cup, bowl] : [bowl, cup];
      return guest.api('products.seen', { body: { ticket, shown, clicked: [cup, cup] } });
    }),
  );
  expect(told.reduce((sum, { counted }) => sum + counted, 0)).toBe(3);
  expect(await funnelOf(seller, streamId)).toMatchObject([
    { productId: cup, shown: 1, clicked: 1 },
    { productId: bowl, shown: 1, clicked: 0 },
  ]);
});

test('what is not on the show, who is not counted and what comes after the end do not count', async () => {
  const { seller, streamId, cup } = await liveShop();
  const elsewhere = await addProduct(seller.api);
  const guest = asGuest(app);
  const seen = async (ticket: string, shown: readonly string[]) =>
    (await guest.api('products.seen', { body: { ticket, shown: [...shown] } })).counted;
  const { ticket: unused } = await guest.api('viewers.join', { body: { streamId } });
  expect(await seen(unused, [cup])).toBe(0);
  const ticket = await watch(guest.api, streamId);
  expect(await seen(ticket, [elsewhere.productId, crypto.randomUUID()])).toBe(0);
  await seller.api('endStream.delete', { body: { streamId, confirm: 'delete' } });
  expect(await seen(ticket, [cup])).toBe(0);
  const { ticket: hosting } = await seller.api('streams.hostTicket', {
    body: { streamId: (await goLive(seller.api, [cup])).streamId },
  });
  for (const wrong of [hosting, `${ticket}x`, 'made.up'])
    expect(await outcomeOf(seen(wrong, [cup]))).toBe('ticket-invalid');
});

test('an order with several lines counts once for each of its products, and what left the show keeps its figures', async () => {
  const { seller, streamId, cup, bowl } = await liveShop();
  const { api } = await asUser(app);
  await api('cart.add', { body: { productId: cup, quantity: 3, streamId } });
  await api('cart.add', { body: { productId: bowl, quantity: 1, streamId } });
  await buyCart(api);
  await seller.api('streams.update', { body: { streamId, productIds: [bowl] } });
  expect(await funnelOf(seller, streamId)).toMatchObject([
    { productId: bowl, carted: 1, orders: 1, units: 1, revenue: euros(2000) },
    { productId: cup, carted: 1, orders: 1, units: 3, revenue: euros(3000) },
  ]);
});

test('buyers of the same products in every order do not wait for each other in a circle', async () => {
  const { seller, streamId, cup, bowl } = await liveShop();
  const buyers = await Promise.all(Array.from({ length: 8 }, () => asUser(app)));
  await Promise.all(
    buyers.map(async ({ api }, at) => {
      const order = at % 2 === 0 ? [cup, bowl] : [bowl, cup];
      const ticket = await watch(api, streamId);
      for (const productId of order) {
        await api('products.seen', { body: { ticket, shown: order, clicked: [productId] } });
        await api('cart.add', { body: { productId, streamId } });
      }
      await buyCart(api);
    }),
  );
  const counts = { shown: 8, clicked: 8, carted: 8, orders: 8, units: 8 };
  expect(await funnelOf(seller, streamId)).toMatchObject([counts, counts]);
});

test('what is bought without the show does not count for it', async () => {
  const { seller, streamId, cup } = await liveShop();
  const { api } = await asUser(app);
  await api('cart.add', { body: { productId: cup } });
  await buy(api, { productId: cup });
  expect(await funnelOf(seller, streamId)).toMatchObject([nothing, nothing]);
});
