/** The five flows of a live shop as one story, over HTTP alone: whoever has no socket polls, and misses nothing. */
import { randomUUID } from 'node:crypto';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { ApiError } from '@stallcast/shared/client';
import type { Comment, OrderFeedItem, ViewerFeedItem } from '@stallcast/shared/contract';
import { safeReturnPath } from '@stallcast/shared/domain';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { asGuest, asSeller, asUser, type Person, type SellerPerson } from '../support/drivers.ts';
import { expectBooksToAgree } from '../support/invariants.ts';
import { leavePart, playThrough } from '../support/recorded-video.ts';
import { addProduct, buy, buyCart } from '../support/shopping.ts';
import { findShow, goLive } from '../support/shows.ts';
import { startApp, type TestApp } from '../support/start-app.ts';

let app: TestApp;
let seller: SellerPerson;
/** A browser whose person has no account at first. */
const vera: { browser: Person | null } = { browser: null };
let streamId: string;
let cup: string;
let bowl: string;

const silenceMs = 1500;
beforeAll(async () => {
  app = await startApp({ waits: { viewerGoneMs: silenceMs, viewerSweepEveryMs: 100 } });
  seller = await asSeller(app, { displayName: 'Mia', shop: 'Mia’s pots' });
  cup = (await addProduct(seller.api, { name: 'Cup', priceMinor: 1200, stock: 10 })).productId;
  bowl = (await addProduct(seller.api, { name: 'Bowl', priceMinor: 3000, stock: 4 })).productId;
});
afterAll(() => app.close());

function browserOfVera(): Person {
  vera.browser ??= asGuest(app);
  return vera.browser;
}

test('4a · the seller prepares a show and goes live', async () => {
  const { stream } = await seller.api('streams.create', {
    body: { title: 'New glazes', productIds: [cup, bowl] },
  });
  expect(stream).toMatchObject({ status: 'scheduled', startedAt: null });
  ({ streamId } = stream);
  const started = await seller.api('streams.start', { body: { streamId } });
  expect(started.stream.status).toBe('live');
  expect(Date.parse(started.stream.startedAt ?? '')).toBeLessThanOrEqual(Date.now() + 1000);
});

test('1 · a viewer finds the live show, is counted, stays up to date and is noticed when gone', async () => {
  const { api } = browserOfVera();
  const { streams } = await api('streams.list', {});
  expect(streams.map(({ title, featured }) => [title, featured.map(({ name }) => name)])).toEqual([
    ['New glazes', ['Cup', 'Bowl']],
  ]);
  const count = async () => (await api('viewers.count', { query: { streamId } })).counters;
  const { viewerId, ticket } = await api('viewers.join', { body: { streamId } });
  expect(await count()).toMatchObject({ viewersNow: 0, viewersTotal: 0 });
  await api('viewers.heartbeat', { body: { viewerId, ticket } });
  expect(await count()).toMatchObject({ viewersNow: 1, viewersTotal: 1 });

  await seller.api('interact.comment', { body: { streamId, text: 'Welcome!' } });
  const chat = await api('interact.getComments', { body: { streamId } });
  expect(chat.comments.map(({ text }) => text)).toEqual(['Welcome!']);
  await seller.api('interact.comment', { body: { streamId, text: 'First the cup' } });
  const news = await api('interact.getComments', { body: { streamId, after: chat.cursor } });
  expect(news.comments.map(({ text }) => text)).toEqual(['First the cup']);
  await seller.api('streams.update', { body: { streamId, productIds: [bowl, cup] } });
  expect((await findShow(api, streamId))?.featured.map(({ name }) => name)).toEqual(['Bowl', 'Cup']);

  await api('viewers.leave', { body: { viewerId, ticket } });
  expect(await count()).toMatchObject({ viewersNow: 0, viewersTotal: 1 });
  // Somebody else's page dies without a word.
  const silent = asGuest(app).api;
  const visit = await silent('viewers.join', { body: { streamId } });
  await silent('viewers.heartbeat', { body: { viewerId: visit.viewerId, ticket: visit.ticket } });
  expect(await count()).toMatchObject({ viewersNow: 1, viewersTotal: 2 });
  await vi.waitUntil(async () => (await count()).viewersNow === 0, { timeout: silenceMs + 3000 });
});

test('2 · a reaction and a comment of somebody without account are kept over the login and applied once', async () => {
  const { api } = browserOfVera();
  const refusal = await api('interact.like', { body: { streamId } }).catch((error: unknown) => error);
  if (!(refusal instanceof ApiError)) throw new Error('a guest may not like');
  expect(refusal.code).toBe('unauthenticated');
  const login = new URL(refusal.problem?.loginUrl ?? '', app.url);
  expect(login.pathname).toBe('/login');
  expect(safeReturnPath(login.searchParams.get('return'))).toBe(`/shows/${streamId}`);

  const username = `vera_${randomUUID().slice(0, 8)}`;
  const account = {
    username,
    email: `${username}@example.test`,
    password: 'correct horse battery',
    displayName: 'Vera',
  };
  await api('accounts.register', { body: account });
  // What the page kept: the pressed reaction, and the typed comment under an id of its own.
  const kept = { streamId, text: 'How big is the cup?', commentId: randomUUID() };
  for (let tries = 0; tries < 2; tries += 1) {
    expect(await api('interact.like', { body: { streamId, keep: true } })).toMatchObject({
      reaction: 'like',
      counters: { likes: 1 },
    });
    expect((await api('interact.comment', { body: kept })).comment).toMatchObject({
      text: kept.text,
      author: { displayName: 'Vera' },
    });
  }
  const pressed = await api('interact.dislike', { body: { streamId } });
  expect(pressed).toMatchObject({ reaction: 'dislike', counters: { likes: 0, dislikes: 1, comments: 3 } });
  expect(await api('interact.dislike', { body: { streamId } })).toMatchObject({
    reaction: null,
    counters: { dislikes: 0 },
  });
  expect(await api('interact.like', { body: { streamId } })).toMatchObject({
    reaction: 'like',
    counters: { likes: 1 },
  });
});

test('3 · a viewer buys: one order, one line of the show each, and the seller sees it within a second', async () => {
  const { api } = browserOfVera();
  const before = await seller.api('stats.show', { query: { streamId } });
  await api('cart.add', { body: { productId: cup, quantity: 2, streamId } });
  await api('cart.add', { body: { productId: bowl, streamId } });
  const order = await buyCart(api);
  const paidAtMs = performance.now();
  expect(order).toMatchObject({ status: 'paid', total: { amountMinor: 5400, currency: 'EUR' } });
  const after = await seller.api('stats.show', { query: { streamId, after: before.cursor } });
  expect(performance.now() - paidAtMs).toBeLessThan(1000);
  expect(
    after.orders.map(({ orderId, productName, quantity, buyerName }) => [
      orderId,
      productName,
      quantity,
      buyerName,
    ]),
  ).toEqual(
    expect.arrayContaining([
      [order.orderId, 'Cup', 2, 'Vera'],
      [order.orderId, 'Bowl', 1, 'Vera'],
    ]),
  );
  const lines = await app.sql`
    select product_id, vendor_id, amount::int from stream_orders
    where stream_id = ${streamId} and order_id = ${order.orderId} order by amount`;
  expect([...lines]).toEqual([
    { product_id: cup, vendor_id: seller.vendorId, amount: 2400 },
    { product_id: bowl, vendor_id: seller.vendorId, amount: 3000 },
  ]);
  expect((await findShow(api, streamId))?.featured.map(({ stock }) => stock)).toEqual([3, 8]);
  await expectBooksToAgree(app.sql, { [cup]: 10, [bowl]: 4 });
});

test('4b · the seller’s dashboard polls and sees every viewer, comment and order once, and figures that agree', async () => {
  const seen = {
    comments: new Array<Comment>(),
    orders: new Array<OrderFeedItem>(),
    viewers: new Map<string, ViewerFeedItem>(),
  };
  let after = 0;
  async function poll(): Promise<void> {
    const page = await seller.api('stats.show', { query: { streamId, after, limit: 10 } });
    seen.comments.push(...page.comments);
    seen.orders.push(...page.orders);
    for (const visit of page.viewers) seen.viewers.set(visit.viewerId, visit);
    after = page.cursor;
    if (page.more) await poll();
  }
  await poll();
  const crowd = await Promise.all(
    ['Ada', 'Ben', 'Cem', 'Dan'].map((displayName) => asUser(app, { displayName })),
  );
  const acts = crowd.map(async ({ api }, index) => {
    const { viewerId, ticket } = await api('viewers.join', { body: { streamId } });
    await api('viewers.heartbeat', { body: { viewerId, ticket } });
    await api('interact.comment', { body: { streamId, text: `Hello ${index}` } });
    if (index % 2 === 0) await api('interact.like', { body: { streamId } });
    if (index < 3) await buy(api, { productId: cup, streamId });
  });
  let acting = true;
  const done = Promise.all(acts).finally(() => (acting = false));
  while (acting) await poll();
  await done;
  await poll();
  const { counters, elapsedMs } = await seller.api('stats.show', { query: { streamId } });
  expect(counters).toMatchObject({
    viewersTotal: 6,
    likes: 3,
    dislikes: 0,
    comments: 7,
    cartAdds: 2,
    orders: 4,
    units: 6,
    revenue: { amountMinor: 9000, currency: 'EUR' },
    refunded: { amountMinor: 0, currency: 'EUR' },
  });
  expect(counters.viewersPeak).toBeGreaterThanOrEqual(counters.viewersNow);
  expect(elapsedMs).toBeGreaterThan(0);
  expect(new Set(seen.comments.map(({ commentId }) => commentId)).size).toBe(7);
  expect(seen.comments).toHaveLength(7);
  expect(seen.orders).toHaveLength(5);
  // Vera, the one who said nothing, and the crowd.
  expect(seen.viewers.size).toBe(6);
  expect([...seen.viewers.values()].map(({ name }) => name)).toEqual(
    expect.arrayContaining(['Ada', 'Ben', 'Cem', 'Dan', null]),
  );
  await expectBooksToAgree(app.sql, { [cup]: 10, [bowl]: 4 });
});

test('5a · End and Save: final figures, and a replay that plays and still sells', async () => {
  await leavePart(app.recordingsDir, streamId, 2);
  const { figures, savedStream } = await seller.api('endStream.save', { body: { streamId } });
  expect(figures.counters).toMatchObject({
    viewersNow: 0,
    viewersTotal: 6,
    likes: 3,
    comments: 7,
    orders: 4,
    units: 6,
  });
  const { api } = browserOfVera();
  expect((await api('streams.list', {})).streams).toEqual([]);
  const { savedStreams } = await api('recordings.list', {});
  expect(savedStreams).toEqual([savedStream]);
  const { savedStreamId, videoUrl, durationMs } = savedStream;
  expect(Math.abs((await playThrough(`${app.url}${videoUrl ?? ''}`)) - durationMs)).toBeLessThan(100);
  const { products } = await api('recordings.one', { params: { savedStreamId } });
  const [first] = products;
  const order = await buy(api, { productId: first?.productId ?? '' });
  expect(order.status).toBe('paid');
  await expectBooksToAgree(app.sql, { [cup]: 10, [bowl]: 4 });
});

test('5b · End and Delete: nothing of the show’s picture is left', async () => {
  const second = await goLive(seller.api, [cup]);
  await leavePart(app.recordingsDir, second.streamId, 1);
  // The studio was closed before a choice was made: the show is still there, and still live.
  const { streams } = await seller.api('streams.mine', { query: { status: 'live' } });
  expect(streams.map((show) => show.streamId)).toEqual([second.streamId]);
  await seller.api('endStream.delete', { body: { streamId: second.streamId, confirm: 'delete' } });
  expect(await findShow(asGuest(app).api, second.streamId)).toMatchObject({
    status: 'ended',
    replayId: null,
  });
  expect((await seller.api('recordings.mine', {})).savedStreams.map((saved) => saved.streamId)).toEqual([
    streamId,
  ]);
  await expect(access(join(app.recordingsDir, second.streamId))).rejects.toThrow('ENOENT');
  await expectBooksToAgree(app.sql, { [cup]: 10, [bowl]: 4 });
});
