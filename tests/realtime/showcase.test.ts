import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { asGuest, asSeller, asUser, type SellerPerson } from '../support/drivers.ts';
import { startDrop } from '../support/drops.ts';
import { addProduct, buy } from '../support/shopping.ts';
import { hostShow, type Listener, openSocket, watchShow } from '../support/show-sockets.ts';
import { goLive } from '../support/shows.ts';
import { startApp, type TestApp } from '../support/start-app.ts';

/** What happened is on the screens within a second. */
const within = { timeout: 1000, interval: 10 };

let app: TestApp;
let seller: SellerPerson;
let streamId: string;
let productId: string;
let everyone: readonly [Listener, Listener];
const opened: Listener[] = [];

beforeAll(async () => {
  app = await startApp();
});
beforeEach(async () => {
  seller = await asSeller(app);
  ({ productId } = await addProduct(seller.api, { stock: 10 }));
  ({ streamId } = await goLive(seller.api, [productId]));
  everyone = [await hostShow(app.url, seller, streamId), await watchShow(app.url, asGuest(app), streamId)];
  opened.push(...everyone);
});
afterAll(async () => {
  for (const socket of opened) socket.close();
  await app.close();
});

const last = (socket: Listener) => socket.heard('show.showcase').at(-1);

test('a pin reaches everyone in the show', async () => {
  await seller.api('pins.set', { body: { streamId, productId } });
  for (const socket of everyone)
    await expect.poll(() => last(socket), within).toEqual({ pinned: productId, drops: [], now: null });
});

test('a drop is heard of when it is announced, when it opens and when it closes', async () => {
  const { dropId, opensAt } = await startDrop(seller.api, { streamId, productId, countdownSeconds: 1 });
  for (const socket of everyone)
    await expect.poll(() => last(socket)?.drops, within).toMatchObject([{ dropId, state: 'announced' }]);
  for (const socket of everyone)
    await expect
      .poll(() => last(socket)?.drops, { timeout: 2000, interval: 10 })
      .toMatchObject([{ dropId, state: 'open' }]);
  for (const socket of everyone) {
    const lateMs = Date.parse(last(socket)?.now ?? '') - Date.parse(opensAt);
    expect(lateMs).toBeGreaterThanOrEqual(0);
    expect(lateMs).toBeLessThan(500);
  }
  await seller.api('drops.close', { body: { dropId } });
  for (const socket of everyone) await expect.poll(() => last(socket)?.drops, within).toEqual([]);
});

test('who enters the show is told what is pinned and dropped at once', async () => {
  await seller.api('pins.set', { body: { streamId, productId } });
  const { dropId } = await startDrop(seller.api, { streamId, productId });
  const { ticket } = await asGuest(app).api('viewers.join', { body: { streamId } });
  const socket = await openSocket(app.url);
  opened.push(socket);
  const { showcase } = await socket.request('show.watch', { ticket });
  expect(showcase).toMatchObject({ pinned: productId, drops: [{ dropId, state: 'open' }] });
});

test('a stock that runs low and out is on every screen, whoever took it', async () => {
  const stocks = () => everyone.map((socket) => socket.heard('show.products').at(-1)?.products[0]?.stock);
  const { dropId } = await startDrop(seller.api, { streamId, productId, quantity: 7 });
  await expect.poll(stocks, within).toEqual([3, 3]);
  const buyer = await asUser(app);
  await buy(buyer.api, { productId, streamId, quantity: 3 });
  await expect.poll(stocks, within).toEqual([0, 0]);
  await seller.api('drops.close', { body: { dropId } });
  await expect.poll(stocks, within).toEqual([7, 7]);
});
