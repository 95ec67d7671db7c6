import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { asGuest, asSeller, asUser, type SellerPerson } from '../support/drivers.ts';
import { expectBooksToAgree } from '../support/invariants.ts';
import { addProduct, buy } from '../support/shopping.ts';
import { hostShow, type Listener, watchShow } from '../support/show-sockets.ts';
import { goLive } from '../support/shows.ts';
import { startApp, type TestApp } from '../support/start-app.ts';

/** What happened is on the screens within a second. */
const within = { timeout: 1000, interval: 20 };

let app: TestApp;
let seller: SellerPerson;
let streamId: string;
let productId: string;
let studio: Listener;
let page: Listener;
const opened: Listener[] = [];

beforeAll(async () => {
  app = await startApp();
  seller = await asSeller(app);
  ({ productId } = await addProduct(seller.api, { stock: 10 }));
  ({ streamId } = await goLive(seller.api, [productId]));
  studio = await hostShow(app.url, seller, streamId);
  page = await watchShow(app.url, asGuest(app), streamId);
  opened.push(studio, page);
});
afterEach(() => expectBooksToAgree(app.sql));
afterAll(async () => {
  for (const socket of opened) socket.close();
  await app.close();
});

test('a comment reaches everyone in the show, once', async () => {
  const user = await asUser(app, { displayName: 'Ada' });
  const { comment } = await user.api('interact.comment', { body: { streamId, text: 'Hello!' } });
  for (const socket of [studio, page]) {
    await expect.poll(() => socket.heard('show.comment'), within).toEqual([comment]);
  }
});

test('a like moves the figures of everyone', async () => {
  const user = await asUser(app);
  await user.api('interact.like', { body: { streamId } });
  await expect
    .poll(() => page.heard('show.counters').at(-1), within)
    .toMatchObject({ likes: 1, dislikes: 0 });
  await expect.poll(() => studio.heard('studio.counters').at(-1), within).toMatchObject({ likes: 1 });
});

test('an order reaches the studio with its buyer, and everyone the smaller stock', async () => {
  const buyer = await asUser(app, { displayName: 'Grace' });
  const order = await buy(buyer.api, { productId, quantity: 2, streamId });
  await expect
    .poll(() => studio.heard('studio.order'), within)
    .toMatchObject([{ orderId: order.orderId, quantity: 2, buyerName: 'Grace', amount: order.total }]);
  await expect
    .poll(() => studio.heard('studio.counters').at(-1), within)
    .toMatchObject({ orders: 1, units: 2, revenue: order.total });
  await expect
    .poll(() => page.heard('show.products').at(-1)?.products, within)
    .toMatchObject([{ productId, stock: 8 }]);
});

test('what only the seller may know is told to nobody else', () => {
  expect(page.heard('studio.order')).toEqual([]);
  expect(page.heard('studio.counters')).toEqual([]);
  expect(page.heard('studio.viewer')).toEqual([]);
  for (const counters of page.heard('show.counters')) {
    expect(Object.keys(counters).toSorted()).toEqual([
      'comments',
      'dislikes',
      'likes',
      'viewersNow',
      'viewersTotal',
    ]);
  }
});

test('the studio sees who comes and goes', async () => {
  const user = await asUser(app, { displayName: 'Linus' });
  const ofLinus = () => studio.heard('studio.viewer').filter(({ name }) => name === 'Linus');
  const socket = await watchShow(app.url, user, streamId);
  await expect.poll(() => ofLinus(), within).toMatchObject([{ leftAt: null }]);
  socket.close();
  // A page that is only reloaded has a moment to come back.
  await expect.poll(() => ofLinus().at(-1)?.leftAt, { timeout: 6000 }).toEqual(expect.any(String));
});

test('a hundred reactions in a moment are a few pushes, and the last one is right', async () => {
  const before = page.heard('show.counters').length;
  const users = await Promise.all(Array.from({ length: 50 }, () => asUser(app)));
  const began = performance.now();
  await Promise.all(users.map((user) => user.api('interact.dislike', { body: { streamId } })));
  await expect.poll(() => page.heard('show.counters').at(-1), within).toMatchObject({ dislikes: 50 });
  const windows = Math.ceil((performance.now() - began) / 250) + 1;
  expect(page.heard('show.counters').length - before).toBeLessThanOrEqual(windows);
});

test('a changed price and a changed list reach the page', async () => {
  await seller.api('products.update', { params: { productId }, body: { priceMinor: 900 } });
  await expect
    .poll(() => page.heard('show.products').at(-1)?.products[0]?.price.amountMinor, within)
    .toBe(900);
  await seller.api('streams.update', { body: { streamId, productIds: [] } });
  await expect.poll(() => page.heard('show.products').at(-1)?.products, within).toEqual([]);
});

test('the end of the show reaches everyone', async () => {
  await seller.api('endStream.delete', { body: { streamId, confirm: 'delete' } });
  for (const socket of [studio, page]) {
    await expect.poll(() => socket.heard('show.state').at(-1)?.status, within).toBe('ended');
  }
  await expect.poll(() => page.heard('show.counters').at(-1)?.viewersNow, within).toBe(0);
});
