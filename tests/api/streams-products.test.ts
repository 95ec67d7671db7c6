import { afterAll, beforeAll, expect, test } from 'vitest';
import { asGuest, asSeller } from '../support/drivers.ts';
import { addProduct, outcomeOf } from '../support/shopping.ts';
import { findShow, goLive, prepareShow } from '../support/shows.ts';
import { startApp, type TestApp } from '../support/start-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

async function sellerWithProducts(count: number) {
  const { api } = await asSeller(app);
  const ids: string[] = [];
  for (let n = 0; n < count; n += 1) ids.push((await addProduct(api, { name: `Product ${n}` })).productId);
  return { api, ids };
}

interface Interval {
  readonly productId: string;
  readonly fromMs: number;
  readonly toMs: number | null;
}

const intervalsOf = (streamId: string) => app.sql<Interval[]>`
  select product_id as "productId", from_offset_ms as "fromMs", to_offset_ms as "toMs"
  from featured_intervals where stream_id = ${streamId} order by from_offset_ms, id`;

async function featuredIds(streamId: string): Promise<string[]> {
  return (await findShow(asGuest(app).api, streamId))?.featured.map(({ productId }) => productId) ?? [];
}

test('products are shown in the order the seller gave, with today’s price and stock', async () => {
  const { api, ids } = await sellerWithProducts(3);
  const order = ids.toReversed();
  const { streamId } = await prepareShow(api, order);
  expect(await featuredIds(streamId)).toEqual(order);
  await api('products.update', {
    params: { productId: order[0] ?? '' },
    body: { priceMinor: 99, stockChange: 5 },
  });
  expect((await findShow(asGuest(app).api, streamId))?.featured[0]).toMatchObject({
    price: { amountMinor: 99 },
    stock: 15,
  });
  const next = [ids[1] ?? '', ids[2] ?? ''];
  await api('streams.update', { body: { streamId, productIds: next } });
  expect(await featuredIds(streamId)).toEqual(next);
});

test('only one’s own products can be put on a show: else nothing changes', async () => {
  const { api, ids } = await sellerWithProducts(1);
  const other = await sellerWithProducts(1);
  const mixed = [...ids, ...other.ids];
  expect(await outcomeOf(api('streams.create', { body: { title: 'x', productIds: mixed } }))).toBe(
    'not-found',
  );
  expect((await api('streams.mine', {})).streams).toEqual([]);
  const { streamId } = await prepareShow(api, ids);
  expect(await outcomeOf(api('streams.update', { body: { streamId, title: 'y', productIds: mixed } }))).toBe(
    'not-found',
  );
  expect(await findShow(asGuest(app).api, streamId)).toMatchObject({ title: 'Evening show' });
  expect(await featuredIds(streamId)).toEqual(ids);
});

test('a product named twice is refused, also in capitals', async () => {
  const { api, ids } = await sellerWithProducts(1);
  for (const productIds of [
    [ids[0] ?? '', ids[0] ?? ''],
    [ids[0] ?? '', ids[0]?.toUpperCase() ?? ''],
  ]) {
    expect(await outcomeOf(api('streams.create', { body: { title: 'x', productIds } }))).toBe(
      'invalid-input',
    );
  }
});

test('it is kept from when to when a product was on the live show', async () => {
  const { api, ids } = await sellerWithProducts(3);
  const [first = '', second = '', third = ''] = ids;
  const { streamId } = await goLive(api, [first, second]);
  await api('streams.update', { body: { streamId, productIds: [third, first] } });
  await api('streams.update', { body: { streamId, productIds: [second, first] } });
  await api('streams.update', { body: { streamId, title: 'No products named: none change' } });
  const open = await intervalsOf(streamId);
  expect(
    open
      .filter(({ toMs }) => toMs === null)
      .map(({ productId }) => productId)
      .toSorted(),
  ).toEqual([first, second].toSorted());
  const { figures } = await api('endStream.delete', { body: { streamId, confirm: 'delete' } });
  const closed = await intervalsOf(streamId);
  expect(closed.map(({ productId }) => productId).toSorted()).toEqual(
    [first, second, second, third].toSorted(),
  );
  const ofSecond = closed.filter(({ productId }) => productId === second);
  expect(ofSecond[0]?.toMs).toBeLessThanOrEqual(ofSecond[1]?.fromMs ?? -1);
  for (const { fromMs, toMs } of closed) {
    expect(toMs).toBeGreaterThanOrEqual(fromMs);
    expect(toMs).toBeLessThanOrEqual(figures.durationMs);
  }
  expect(
    closed
      .filter(({ fromMs }) => fromMs === 0)
      .map(({ productId }) => productId)
      .toSorted(),
  ).toEqual([first, second].toSorted());
});

test('a show that is not live yet keeps no such times', async () => {
  const { api, ids } = await sellerWithProducts(2);
  const { streamId } = await prepareShow(api, ids);
  await api('streams.update', { body: { streamId, productIds: ids.toReversed() } });
  expect([...(await intervalsOf(streamId))]).toEqual([]);
});

test('changes of a live show’s products at once leave the times of each in order', async () => {
  const { api, ids } = await sellerWithProducts(4);
  const { streamId } = await goLive(api, ids);
  const choices = [[0, 1], [2, 3], [1, 2], [3], [], [0, 3], [2], [0, 1, 2, 3]];
  await Promise.all(
    choices.map((choice) =>
      api('streams.update', { body: { streamId, productIds: choice.map((index) => ids[index] ?? '') } }),
    ),
  );
  const open = (await intervalsOf(streamId)).filter(({ toMs }) => toMs === null);
  expect(open.map(({ productId }) => productId).toSorted()).toEqual((await featuredIds(streamId)).toSorted());
});

test('the products of a show are priced in one currency, or it could not say what it sold for', async () => {
  const { api, ids } = await sellerWithProducts(1);
  const dollars = await addProduct(api, { name: 'In dollars', currency: 'USD' });
  const mixed = [...ids, dollars.productId];
  expect(await outcomeOf(api('streams.create', { body: { title: 'x', productIds: mixed } }))).toBe(
    'mixed-currencies',
  );
  const { streamId } = await prepareShow(api, ids);
  expect(await outcomeOf(api('streams.update', { body: { streamId, productIds: mixed } }))).toBe(
    'mixed-currencies',
  );
  expect(await featuredIds(streamId)).toEqual(ids);
});
