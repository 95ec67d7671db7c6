import type { ApiClient } from '@stallcast/shared/client';
import type { Comment, OrderFeedItem, RouteOutput, Routes } from '@stallcast/shared/contract';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { asGuest, asSeller, asUser } from '../support/drivers.ts';
import { expectBooksToAgree } from '../support/invariants.ts';
import { addProduct, buy, outcomeOf } from '../support/shopping.ts';
import { goLive, prepareShow } from '../support/shows.ts';
import { startApp, type TestApp } from '../support/start-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

type Stats = RouteOutput<Routes['stats.show']>;

async function watchAs(api: ApiClient, streamId: string): Promise<string> {
  const { viewerId, ticket } = await api('viewers.join', { body: { streamId } });
  await api('viewers.heartbeat', { body: { viewerId, ticket } });
  return viewerId;
}

test('the dashboard holds figures and feeds of everything that happened', async () => {
  const seller = await asSeller(app, { displayName: 'Mia' });
  const viewer = await asUser(app, { displayName: 'Vera' });
  const { productId } = await addProduct(seller.api, { name: 'Bowl', priceMinor: 2000 });
  const { streamId } = await goLive(seller.api, [productId]);
  const viewerId = await watchAs(viewer.api, streamId);
  await viewer.api('interact.like', { body: { streamId } });
  await viewer.api('interact.comment', { body: { streamId, text: 'Lovely' } });
  await seller.api('interact.comment', { body: { streamId, text: 'Thank you' } });
  await viewer.api('cart.add', { body: { productId, streamId } });
  const order = await buy(viewer.api, { productId, quantity: 2, streamId });
  const stats = await seller.api('stats.show', { query: { streamId } });
  expect(stats.counters).toEqual({
    viewersNow: 1,
    viewersTotal: 1,
    viewersPeak: 1,
    likes: 1,
    dislikes: 0,
    comments: 2,
    cartAdds: 1,
    orders: 1,
    units: 2,
    revenue: { amountMinor: 4000, currency: 'EUR' },
    refunded: { amountMinor: 0, currency: 'EUR' },
  });
  expect(stats.comments.map(({ text, author }) => [text, author.displayName, author.isSeller])).toEqual([
    ['Lovely', 'Vera', false],
    ['Thank you', 'Mia', true],
  ]);
  expect(stats.orders).toMatchObject([
    {
      orderId: order.orderId,
      productId,
      productName: 'Bowl',
      quantity: 2,
      buyerName: 'Vera',
      amount: { amountMinor: 4000 },
    },
  ]);
  expect(stats.viewers).toMatchObject([{ viewerId, name: 'Vera', leftAt: null }]);
  await expectBooksToAgree(app.sql);
});

test('T5: nobody but its seller reads the figures of a show', async () => {
  const owner = await asSeller(app);
  const { streamId } = await goLive(owner.api);
  const other = await asSeller(app);
  const buyer = await asUser(app);
  const ask = (api: ApiClient) => outcomeOf(api('stats.show', { query: { streamId } }));
  expect(await ask(other.api)).toBe('not-found');
  expect(await ask(buyer.api)).toBe('not-a-seller');
  expect(await ask(asGuest(app).api)).toBe('unauthenticated');
  const answer = await fetch(`${app.url}/api/live/stats?streamId=${streamId}`);
  expect(await answer.text()).not.toMatch(/viewers|revenue|comments/);
});

test('without a cursor the latest are answered, oldest first, and nothing is left to ask for', async () => {
  const { api } = await asSeller(app);
  const { streamId } = await goLive(api);
  for (const text of ['1', '2', '3', '4']) await api('interact.comment', { body: { streamId, text } });
  const stats = await api('stats.show', { query: { streamId, limit: 2 } });
  expect(stats.comments.map(({ text }) => text)).toEqual(['3', '4']);
  expect(stats.more).toBe(false);
  const next = await api('stats.show', { query: { streamId, after: stats.cursor } });
  expect(next).toMatchObject({ comments: [], orders: [], viewers: [], cursor: stats.cursor });
});

test('whoever goes on from the cursor sees everything of all feeds exactly once, however small the pages', async () => {
  const seller = await asSeller(app);
  const { productId } = await addProduct(seller.api, { stock: 100 });
  const { streamId } = await goLive(seller.api, [productId]);
  for (let n = 0; n < 6; n += 1) {
    const viewer = await asUser(app, { displayName: `Viewer ${n}` });
    await watchAs(viewer.api, streamId);
    if (n % 2 === 0) await buy(viewer.api, { productId, streamId });
    for (let m = 0; m < n; m += 1)
      await viewer.api('interact.comment', { body: { streamId, text: `${n}.${m}` } });
  }
  const whole = await seller.api('stats.show', { query: { streamId, after: 0, limit: 200 } });
  const pages = await readOn(seller.api, streamId, 2);
  expect(pages.length).toBeGreaterThan(3);
  expect(pages.flatMap(({ comments }) => comments)).toEqual(whole.comments);
  expect(pages.flatMap(({ orders }) => orders)).toEqual(whole.orders);
  expect(pages.flatMap(({ viewers }) => viewers)).toEqual(whole.viewers);
  expect([whole.comments.length, whole.orders.length, whole.viewers.length]).toEqual([15, 3, 6]);
});

async function readOn(api: ApiClient, streamId: string, limit: number): Promise<Stats[]> {
  const pages: Stats[] = [];
  for (let after = 0; ; ) {
    const page = await api('stats.show', { query: { streamId, after, limit } });
    pages.push(page);
    if (!page.more) return pages;
    after = page.cursor;
  }
}

test('a cursor never misses what was being stored while it was read', async () => {
  const seller = await asSeller(app);
  const { productId } = await addProduct(seller.api, { stock: 1000 });
  const { streamId } = await goLive(seller.api, [productId]);
  const writers = await Promise.all(
    [1, 2, 3, 4, 5, 6].map((n) => asUser(app, { displayName: `Writer ${n}` })),
  );
  let writing = true;
  const comments: Comment[] = [];
  const orders: OrderFeedItem[] = [];
  async function poll(): Promise<void> {
    let after = 0;
    for (let last = false; !last; ) {
      last = !writing;
      const page = await seller.api('stats.show', { query: { streamId, after, limit: 7 } });
      comments.push(...page.comments);
      orders.push(...page.orders);
      expect(page.cursor).toBeGreaterThanOrEqual(after);
      after = page.cursor;
      if (page.more) last = false;
    }
  }
  const polling = poll();
  const stored = await Promise.all(
    writers.map(async ({ api }, index) => {
      const made: string[] = [];
      for (let n = 0; n < 25; n += 1) {
        const { comment } = await api('interact.comment', { body: { streamId, text: `${index} ${n}` } });
        made.push(comment.commentId);
        if (n % 10 === 0) await buy(api, { productId, streamId });
        if (n % 5 === 0) await api('interact.like', { body: { streamId } });
      }
      return made;
    }),
  );
  writing = false;
  await polling;
  expect(comments.map(({ commentId }) => commentId).toSorted()).toEqual(stored.flat().toSorted());
  expect(new Set(orders.map(({ orderId }) => orderId)).size).toBe(18);
  const places = comments.map(({ cursor }) => cursor);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  await expectBooksToAgree(app.sql);
});

test('time runs while the show is live and stands still once it has ended', async () => {
  const { api } = await asSeller(app);
  const { streamId } = await prepareShow(api);
  const elapsed = async () => (await api('stats.show', { query: { streamId } })).elapsedMs;
  expect(await elapsed()).toBe(0);
  await api('streams.start', { body: { streamId } });
  const first = await elapsed();
  await vi.waitUntil(async () => (await elapsed()) > first);
  const { figures } = await api('endStream.delete', { body: { streamId, confirm: 'delete' } });
  const stats = await api('stats.show', { query: { streamId } });
  expect(stats).toMatchObject({ status: 'ended', elapsedMs: figures.durationMs, interrupted: false });
  expect(Date.parse(stats.endedAt ?? '') - Date.parse(stats.startedAt ?? '')).toBe(figures.durationMs);
  expect(await elapsed()).toBe(figures.durationMs);
});
