import { createApiClient, fetchTransport } from '@stallcast/shared/client';
import { routes } from '@stallcast/shared/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asGuest, asSeller } from '../support/drivers.ts';
import { showcaseOf } from '../support/drops.ts';
import { addProduct, outcomeOf } from '../support/shopping.ts';
import { goLive, prepareShow } from '../support/shows.ts';
import { startApp, type TestApp } from '../support/start-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

/** A live show with three products. */
async function liveShop() {
  const seller = await asSeller(app);
  const [a, b, c] = [
    await addProduct(seller.api),
    await addProduct(seller.api),
    await addProduct(seller.api),
  ];
  const ids = [a.productId, b.productId, c.productId] as const;
  const { streamId } = await goLive(seller.api, ids);
  const pin = (productId: string | null) => seller.api('pins.set', { body: { streamId, productId } });
  return { seller, streamId, ids, pin };
}

/** When each product was pinned, as [product, from, to] in ms since the start. */
async function intervals(streamId: string): Promise<(readonly [string, number, number | null])[]> {
  const rows = await app.sql<{ product_id: string; from_offset_ms: number; to_offset_ms: number | null }[]>`
    select product_id, from_offset_ms, to_offset_ms from pinned_intervals where stream_id = ${streamId} order by id`;
  return rows.map((row) => [row.product_id, row.from_offset_ms, row.to_offset_ms] as const);
}

test('one product is pinned at a time, and everyone sees which', async () => {
  const { streamId, ids, pin } = await liveShop();
  expect(await pin(ids[0])).toEqual({ pinned: ids[0], drops: [], now: null });
  expect(await showcaseOf(asGuest(app).api, streamId)).toEqual({ pinned: ids[0], drops: [], now: null });
  expect((await pin(ids[1])).pinned).toBe(ids[1]);
  expect((await pin(null)).pinned).toBeNull();
});

test('each pin is stored with when it came and went in the show, without a gap between two', async () => {
  const { streamId, ids, pin } = await liveShop();
  for (const id of [ids[0], ids[0], ids[1], null, null, ids[0]]) await pin(id);
  const stored = await intervals(streamId);
  expect(stored.map(([id]) => id)).toEqual([ids[0], ids[1], ids[0]]);
  const [first, second, last] = stored;
  expect(first?.[2]).toBe(second?.[1]);
  expect(last?.[2]).toBeNull();
  for (const [, from, to] of stored) expect(to ?? Number.MAX_SAFE_INTEGER).toBeGreaterThanOrEqual(from);
});

test('pins that are set at once leave one, and an unbroken history', async () => {
  const { streamId, ids, pin } = await liveShop();
  await Promise.all(ids.flatMap((id) => [pin(id), pin(null), pin(id)]));
  await pin(ids[2]);
  const stored = await intervals(streamId);
  expect(stored.filter(([, , to]) => to === null)).toHaveLength(1);
  expect((await showcaseOf(asGuest(app).api, streamId)).pinned).toBe(ids[2]);
});

test('what is not on the show, or not live, cannot be pinned', async () => {
  const { seller, streamId, ids, pin } = await liveShop();
  const { productId } = await addProduct(seller.api);
  expect(await outcomeOf(pin(productId))).toBe('product-unavailable');
  const other = await asSeller(app);
  const theirs = await addProduct(other.api);
  expect(await outcomeOf(pin(theirs.productId))).toBe('not-found');
  const foreign = { body: { streamId, productId: ids[0] } };
  expect(await outcomeOf(other.api('pins.set', foreign))).toBe('not-found');
  const scheduled = await prepareShow(seller.api, [ids[0]]);
  const early = { body: { streamId: scheduled.streamId, productId: ids[0] } };
  expect(await outcomeOf(seller.api('pins.set', early))).toBe('stream-not-live');
});

test('a product that leaves the show loses its pin; one that stays keeps it', async () => {
  const { seller, streamId, ids, pin } = await liveShop();
  await pin(ids[0]);
  await seller.api('streams.update', { body: { streamId, productIds: [ids[0], ids[2]] } });
  expect((await showcaseOf(seller.api, streamId)).pinned).toBe(ids[0]);
  await seller.api('streams.update', { body: { streamId, productIds: [ids[2]] } });
  expect((await showcaseOf(seller.api, streamId)).pinned).toBeNull();
  expect(await intervals(streamId)).toEqual([[ids[0], expect.any(Number), expect.any(Number)]]);
});

test('the end of the show takes the pin off', async () => {
  const { seller, streamId, ids, pin } = await liveShop();
  await pin(ids[0]);
  const { figures } = await seller.api('endStream.delete', { body: { streamId, confirm: 'delete' } });
  expect((await showcaseOf(seller.api, streamId)).pinned).toBeNull();
  const [[, , to] = []] = await intervals(streamId);
  expect(to).toBeLessThanOrEqual(figures.durationMs);
});

test('while no drop runs, our own client’s polls are answered with 304', async () => {
  const { streamId, ids, pin } = await liveShop();
  const statuses: number[] = [];
  const send = fetchTransport({ origin: app.url });
  const poll = createApiClient(routes, async (request, signal) => {
    const answer = await send(request, signal);
    statuses.push(answer.status);
    return answer;
  });
  const before = await showcaseOf(poll, streamId);
  expect(await showcaseOf(poll, streamId)).toEqual(before);
  await pin(ids[1]);
  expect((await showcaseOf(poll, streamId)).pinned).toBe(ids[1]);
  expect(statuses).toEqual([200, 304, 200]);
});
