import * as schema from '@stallcast/drizzle';
import { createApiClient, fetchTransport } from '@stallcast/shared/client';
import { routes } from '@stallcast/shared/contract';
import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asGuest, asSeller, asUser } from '../support/drivers.ts';
import { readProducts } from '../../sfu-server/src/features/products/read-products.ts';
import { readPage } from '../../sfu-server/src/features/streams/read-shows.ts';
import type { Queryable } from '../../sfu-server/src/platform/db.ts';
import { addProduct, outcomeOf } from '../support/shopping.ts';
import { findShow, goLive, prepareShow } from '../support/shows.ts';
import { startApp, type TestApp } from '../support/start-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

test('the pages of a list hold every show once, the newest first', async () => {
  const { api } = await asSeller(app);
  const made: string[] = [];
  for (let n = 0; n < 7; n += 1) made.push((await prepareShow(api, [], `Show ${n}`)).streamId);
  const seen: string[] = [];
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof readMine>> = await readMine(after);
    expect(page.streams.length).toBeLessThanOrEqual(3);
    seen.push(...page.streams.map(({ streamId }) => streamId));
    after = page.next;
  } while (after !== null);
  expect(seen).toEqual(made.toReversed());

  async function readMine(last: string | null) {
    return api('streams.mine', { query: { limit: 3, ...(last !== null && { after: last }) } });
  }
});

test('everyone sees the live shows, or those of another status or of one seller if asked for', async () => {
  const one = await asSeller(app);
  const two = await asSeller(app);
  const live = await goLive(one.api);
  const scheduled = await prepareShow(one.api);
  const other = await goLive(two.api);
  const idsOf = async (query: object) =>
    (await asGuest(app).api('streams.list', { query: { limit: 50, ...query } })).streams.map(
      ({ streamId }) => streamId,
    );
  expect(await idsOf({})).toEqual(expect.arrayContaining([live.streamId, other.streamId]));
  expect(await idsOf({})).not.toContain(scheduled.streamId);
  expect(await idsOf({ vendorId: one.vendorId })).toEqual([live.streamId]);
  expect(await idsOf({ vendorId: one.vendorId, status: 'scheduled' })).toEqual([scheduled.streamId]);
  expect(await idsOf({ streamId: scheduled.streamId })).toEqual([scheduled.streamId]);
  await one.api('endStream.save', { body: { streamId: live.streamId } });
  await two.api('endStream.delete', { body: { streamId: other.streamId, confirm: 'delete' } });
  expect(await idsOf({ vendorId: one.vendorId })).toEqual([]);
  expect(await idsOf({ vendorId: one.vendorId, status: 'ended' })).toEqual([live.streamId]);
  // A deleted show is not shown around; who watched it is still told that it has ended.
  expect(await idsOf({ vendorId: two.vendorId, status: 'ended' })).toEqual([]);
  expect(await idsOf({ streamId: other.streamId })).toEqual([other.streamId]);
});

test('only sellers have shows of their own', async () => {
  const { api } = await asUser(app);
  expect(await outcomeOf(asGuest(app).api('streams.mine', {}))).toBe('unauthenticated');
  expect(await outcomeOf(api('streams.mine', {}))).toBe('not-a-seller');
});

test('T34: a show tells what it is meant to tell and nothing else', async () => {
  const { api } = await asSeller(app);
  const { productId } = await addProduct(api);
  const { streamId } = await goLive(api, [productId]);
  const answer = await fetch(`${app.url}/api/live/streams?streamId=${streamId}`);
  expect(keysOf(await answer.json())).toMatchInlineSnapshot(`
    [
      "streams[].streamId",
      "streams[].vendor.vendorId",
      "streams[].vendor.name",
      "streams[].vendor.slug",
      "streams[].vendor.logoUrl",
      "streams[].title",
      "streams[].description",
      "streams[].status",
      "streams[].visibility",
      "streams[].orientation",
      "streams[].coverUrl",
      "streams[].scheduledAt",
      "streams[].startedAt",
      "streams[].endedAt",
      "streams[].interrupted",
      "streams[].counters.viewersNow",
      "streams[].counters.viewersTotal",
      "streams[].counters.likes",
      "streams[].counters.dislikes",
      "streams[].counters.comments",
      "streams[].featured[].productId",
      "streams[].featured[].vendorId",
      "streams[].featured[].name",
      "streams[].featured[].description",
      "streams[].featured[].imageUrl",
      "streams[].featured[].price.amountMinor",
      "streams[].featured[].price.currency",
      "streams[].featured[].stock",
      "streams[].featured[].status",
      "streams[].featured[].isPhysical",
      "streams[].featured[].perOrderLimit",
      "streams[].featured[].perBuyerLimit",
      "streams[].featured[].variants[].variantId",
      "streams[].featured[].variants[].size",
      "streams[].featured[].variants[].colour",
      "streams[].featured[].variants[].label",
      "streams[].featured[].variants[].price.amountMinor",
      "streams[].featured[].variants[].price.currency",
      "streams[].featured[].variants[].stock",
      "streams[].featured[].variants[].status",
      "streams[].cursor",
      "streams[].replayId",
      "next",
    ]
  `);
});

/** Every key of a value with its path, lists as `[]`. */
function keysOf(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) return [...new Set(value.flatMap((item) => keysOf(item, `${path}[]`)))];
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, item]) => keysOf(item, path === '' ? key : `${path}.${key}`));
}

test('a page of many shows asks the database no more often than a page of one', async () => {
  const { api, vendorId } = await asSeller(app);
  const products = [await addProduct(api), await addProduct(api)].map(({ productId }) => productId);
  for (let n = 0; n < 12; n += 1) await prepareShow(api, products);
  let queries = 0;
  const client = new pg.Client(app.databaseUrl);
  await client.connect();
  const db: Queryable = drizzle(client, { schema, logger: { logQuery: () => void (queries += 1) } });
  const deps = {
    isInterrupted: () => false,
    readProductsById: readProducts,
  };
  const counts: number[] = [];
  for (const limit of [1, 12]) {
    queries = 0;
    const { streams } = await readPage(deps, db, { vendorId }, limit);
    expect(streams.map(({ featured }) => featured.length)).toEqual(Array.from({ length: limit }, () => 2));
    counts.push(queries);
  }
  await client.end();
  expect(counts).toEqual([5, 5]);
});

test('while nothing changes, our own client’s polls are answered with 304', async () => {
  const { api } = await asSeller(app);
  const { streamId } = await goLive(api);
  const statuses: number[] = [];
  const send = fetchTransport({ origin: app.url });
  const poll = createApiClient(routes, async (request, signal) => {
    const answer = await send(request, signal);
    statuses.push(answer.status);
    return answer;
  });
  const first = await findShow(poll, streamId);
  expect(await findShow(poll, streamId)).toEqual(first);
  await api('interact.like', { body: { streamId } });
  expect((await findShow(poll, streamId))?.counters.likes).toBe(1);
  expect(statuses).toEqual([200, 304, 200]);
});
