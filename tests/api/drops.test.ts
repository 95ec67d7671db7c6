import { afterAll, beforeAll, expect, test } from 'vitest';
import { asGuest, asSeller, asUser, type SellerPerson } from '../support/drivers.ts';
import { closeReasons, showcaseOf, startDrop, stockOf } from '../support/drops.ts';
import { addProduct, buy, outcomeOf, tally } from '../support/shopping.ts';
import { goLive, prepareShow } from '../support/shows.ts';
import { startApp, type TestApp } from '../support/start-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

const soon = { timeout: 2000, interval: 20 };

/** A live show with one product. */
async function liveShop(stock = 10): Promise<{ seller: SellerPerson; streamId: string; productId: string }> {
  const seller = await asSeller(app);
  const { productId } = await addProduct(seller.api, { stock });
  const { streamId } = await goLive(seller.api, [productId]);
  return { seller, streamId, productId };
}

test('a drop sets its items aside when it is announced, and everyone sees its terms and the time', async () => {
  const { seller, streamId, productId } = await liveShop();
  const before = Date.now();
  const drop = await startDrop(seller.api, {
    ...{ streamId, productId, priceMinor: 700, quantity: 4, perBuyerLimit: 2 },
    ...{ countdownSeconds: 60, openForSeconds: 120 },
  });
  expect(drop).toMatchObject({
    ...{ streamId, productId, quantity: 4, remaining: 4, perBuyerLimit: 2, state: 'announced' },
    price: { amountMinor: 700, currency: 'EUR' },
    usualPrice: { amountMinor: 1250, currency: 'EUR' },
  });
  expect(Date.parse(drop.closesAt) - Date.parse(drop.opensAt)).toBe(120_000);
  expect(await stockOf(seller.api, productId)).toBe(6);

  const seen = await showcaseOf(asGuest(app).api, streamId);
  expect(seen).toMatchObject({ pinned: null, drops: [drop] });
  const leftMs = Date.parse(drop.opensAt) - Date.parse(seen.now ?? '');
  expect(leftMs).toBeGreaterThan(60_000 - (Date.now() - before) - 100);
  expect(leftMs).toBeLessThanOrEqual(60_000);
});

test('the offset of a drop is the place in the show at which it opens', async () => {
  const { seller, streamId, productId } = await liveShop();
  const [show] = (await asGuest(app).api('streams.list', { query: { streamId } })).streams;
  const drop = await startDrop(seller.api, { streamId, productId, countdownSeconds: 5 });
  expect(Date.parse(drop.opensAt) - Date.parse(show?.startedAt ?? '')).toBe(drop.opensOffsetMs);
  expect(drop.opensOffsetMs).toBeGreaterThanOrEqual(5000);
});

test('a drop is announced, and opens at its moment without anybody doing anything', async () => {
  const { seller, streamId, productId } = await liveShop();
  const announced = await startDrop(seller.api, { streamId, productId, countdownSeconds: 1 });
  expect(announced.state).toBe('announced');
  const states = new Set<string>();
  await expect
    .poll(async () => {
      const { drops, now } = await showcaseOf(seller.api, streamId);
      const [drop] = drops;
      if (drop) states.add(`${drop.state} ${Date.parse(now ?? '') >= Date.parse(drop.opensAt)}`);
      return drop?.state;
    }, soon)
    .toBe('open');
  expect([...states]).toEqual(['announced false', 'open true']);
});

test('a drop closes at its time by itself, and what is left goes back into the stock', async () => {
  const { seller, streamId, productId } = await liveShop();
  const { dropId } = await startDrop(seller.api, { streamId, productId, quantity: 7, openForSeconds: 5 });
  expect(await stockOf(seller.api, productId)).toBe(3);
  // Half a second from now instead of five.
  await app.sql`update drops set opens_at = now() - interval '1 minute', closes_at = now() + interval '500 ms' where id = ${dropId}`;
  await seller.api('pins.set', { body: { streamId, productId } });
  await expect.poll(() => stockOf(seller.api, productId), soon).toBe(10);
  expect(await showcaseOf(seller.api, streamId)).toEqual({ pinned: productId, drops: [], now: null });
  expect(await closeReasons(app.sql, streamId)).toEqual(['time']);
});

test('the seller closes a drop before its time; doing it again changes nothing', async () => {
  const { seller, streamId, productId } = await liveShop();
  const { dropId } = await startDrop(seller.api, { streamId, productId, quantity: 4 });
  const closing = await Promise.all([1, 2, 3].map(() => seller.api('drops.close', { body: { dropId } })));
  expect(closing.map(({ drop }) => drop.state)).toEqual(['closed', 'closed', 'closed']);
  expect(await stockOf(seller.api, productId)).toBe(10);
  const past = await seller.api('drops.past', { query: { streamId } });
  expect(past).toMatchObject({ drops: [{ dropId, state: 'closed', quantity: 4, remaining: 4 }], next: null });
});

test('closed drops come a page at a time, newest first, and only to the seller of the show', async () => {
  const { seller, streamId, productId } = await liveShop();
  const ids: string[] = [];
  for (let made = 0; made < 3; made += 1) {
    const { dropId } = await startDrop(seller.api, { streamId, productId });
    await seller.api('drops.close', { body: { dropId } });
    ids.unshift(dropId);
  }
  const first = await seller.api('drops.past', { query: { streamId, limit: 2 } });
  expect(first.drops.map(({ dropId }) => dropId)).toEqual(ids.slice(0, 2));
  const rest = await seller.api('drops.past', { query: { streamId, limit: 2, after: first.next ?? '' } });
  expect(rest).toMatchObject({ drops: [{ dropId: ids[2] }], next: null });
  const other = await asSeller(app);
  expect(await outcomeOf(other.api('drops.past', { query: { streamId } }))).toBe('not-found');
});

test('a variant has one drop at a time, also when many are started at once', async () => {
  const { seller, streamId, productId } = await liveShop();
  const starts = Array.from({ length: 5 }, () => startDrop(seller.api, { streamId, productId, quantity: 2 }));
  expect(await tally(starts)).toEqual({ ok: 1, 'drop-running': 4 });
  expect(await stockOf(seller.api, productId)).toBe(8);
  const [running] = (await showcaseOf(seller.api, streamId)).drops;
  await seller.api('drops.close', { body: { dropId: running?.dropId ?? '' } });
  expect(await outcomeOf(startDrop(seller.api, { streamId, productId }))).toBe('ok');
});

test('a drop whose time is over makes room for the next, even if nobody has closed it yet', async () => {
  const { seller, streamId, productId } = await liveShop();
  const { dropId } = await startDrop(seller.api, { streamId, productId, quantity: 10 });
  await app.sql`update drops set opens_at = now() - interval '2 minutes', closes_at = now() - interval '1 minute' where id = ${dropId}`;
  const next = await startDrop(seller.api, { streamId, productId, quantity: 10 });
  expect((await showcaseOf(seller.api, streamId)).drops.map((drop) => drop.dropId)).toEqual([next.dropId]);
  expect(await stockOf(seller.api, productId)).toBe(0);
});

test('which size is meant has to be said, and each size can have a drop', async () => {
  const seller = await asSeller(app);
  const { product } = await seller.api('products.create', {
    body: {
      name: 'Shirt',
      currency: 'EUR',
      variants: [
        { size: 'S', priceMinor: 1900, stock: 5 },
        { size: 'M', priceMinor: 2100, stock: 5 },
      ],
    },
  });
  const { productId, variants } = product;
  const { streamId } = await goLive(seller.api, [productId]);
  expect(await outcomeOf(startDrop(seller.api, { streamId, productId }))).toBe('variant-needed');
  for (const { variantId } of variants) await startDrop(seller.api, { streamId, productId, variantId });
  const { drops } = await showcaseOf(seller.api, streamId);
  expect(drops.map(({ variantId, usualPrice }) => [variantId, usualPrice.amountMinor])).toEqual(
    variants.map(({ variantId, price }) => [variantId, price.amountMinor]),
  );
  await seller.api('products.changeVariant', {
    params: { productId, variantId: variants[0]?.variantId ?? '' },
    body: { status: 'archived' },
  });
  // With it goes its drop: nobody can buy it any more.
  await expect.poll(async () => (await showcaseOf(seller.api, streamId)).drops.length, soon).toBe(1);
});

test('what cannot be dropped is refused, and leaves the stock as it was', async () => {
  const { seller, streamId, productId } = await liveShop(3);
  const [elsewhere, ended, foreign] = [
    await addProduct(seller.api, { stock: 5 }),
    await addProduct(seller.api, { stock: 5 }),
    await addProduct((await asSeller(app)).api, { stock: 5 }),
  ];
  const attempt = (drop: Partial<Parameters<typeof startDrop>[1]>) =>
    outcomeOf(startDrop(seller.api, { streamId, productId, quantity: 1, ...drop }));
  expect(await attempt({ quantity: 4 })).toBe('sold-out');
  expect(await attempt({ productId: elsewhere.productId })).toBe('product-unavailable');
  expect(await attempt({ productId: foreign.productId })).toBe('not-found');
  expect(await attempt({ variantId: foreign.variants[0]?.variantId ?? '' })).toBe('not-found');
  const scheduled = await prepareShow(seller.api, [productId]);
  expect(await attempt({ streamId: scheduled.streamId })).toBe('stream-not-live');
  await seller.api('products.update', {
    params: { productId: ended.productId },
    body: { status: 'archived' },
  });
  expect(await attempt({ productId: ended.productId })).toBe('product-unavailable');
  expect(await outcomeOf(startDrop((await asSeller(app)).api, { streamId, productId }))).toBe('not-found');
  expect(await stockOf(seller.api, productId)).toBe(3);
});

test('the end of the show ends its drops', async () => {
  const { seller, streamId, productId } = await liveShop();
  await startDrop(seller.api, { streamId, productId, quantity: 6 });
  await seller.api('endStream.delete', { body: { streamId, confirm: 'delete' } });
  expect(await showcaseOf(seller.api, streamId)).toEqual({ pinned: null, drops: [], now: null });
  await expect.poll(() => stockOf(seller.api, productId), soon).toBe(10);
  expect(await closeReasons(app.sql, streamId)).toEqual(['show-ended']);
});

test('a drop that is started while the show ends is either refused or closed', async () => {
  for (let round = 0; round < 5; round += 1) {
    const { seller, streamId, productId } = await liveShop();
    const [started] = await Promise.all([
      outcomeOf(startDrop(seller.api, { streamId, productId })),
      seller.api('endStream.delete', { body: { streamId, confirm: 'delete' } }),
    ]);
    expect(['ok', 'stream-not-live']).toContain(started);
    await expect.poll(() => stockOf(seller.api, productId), soon).toBe(10);
    expect((await closeReasons(app.sql, streamId)).filter((reason) => reason !== 'show-ended')).toEqual([]);
  }
});

test('a product that is taken off the show takes its drop along', async () => {
  const { seller, streamId, productId } = await liveShop();
  await startDrop(seller.api, { streamId, productId, quantity: 6 });
  await seller.api('streams.update', { body: { streamId, productIds: [] } });
  await expect.poll(() => stockOf(seller.api, productId), soon).toBe(10);
  expect((await showcaseOf(seller.api, streamId)).drops).toEqual([]);
});

test('items are set aside or sold, never both', async () => {
  const { seller, streamId, productId } = await liveShop(10);
  const buyers = await Promise.all(Array.from({ length: 10 }, () => asUser(app)));
  const [counts] = await Promise.all([
    tally(buyers.map(({ api }) => buy(api, { productId, streamId }))),
    outcomeOf(startDrop(seller.api, { streamId, productId, quantity: 6 })),
  ]);
  const aside = (await showcaseOf(seller.api, streamId)).drops[0]?.remaining ?? 0;
  expect((await stockOf(seller.api, productId)) + aside + (counts['paid'] ?? 0)).toBe(10);
});

test('a drop of which everything is held stays for what comes back, and closes once all is paid for', async () => {
  const { seller, streamId, productId } = await liveShop();
  const { dropId, variantId } = await startDrop(seller.api, { streamId, productId, quantity: 2 });
  const cartId = crypto.randomUUID();
  await app.sql`insert into carts (id, guest_key) values (${cartId}, ${cartId})`;
  await app.sql`insert into stock_reservations (product_id, variant_id, drop_id, cart_id, quantity, expires_at)
    values (${productId}, ${variantId}, ${dropId}, ${cartId}, 2, now() + interval '10 minutes')`;
  await app.sql`update drops set remaining = 0 where id = ${dropId}`;
  await seller.api('pins.set', { body: { streamId, productId } });
  expect((await showcaseOf(seller.api, streamId)).drops).toMatchObject([{ dropId, state: 'sold-out' }]);
  await app.sql`update stock_reservations set state = 'claimed', settled_at = now() where drop_id = ${dropId}`;
  await seller.api('pins.set', { body: { streamId, productId: null } });
  await expect.poll(() => closeReasons(app.sql, streamId), soon).toEqual(['sold-out']);
  expect(await stockOf(seller.api, productId)).toBe(8);
});

test('a drop whose time passed while the server was away is closed when it is back', async () => {
  const { seller, streamId, productId } = await liveShop();
  const { dropId } = await startDrop(seller.api, { streamId, productId, quantity: 6 });
  await app.sql`update drops set opens_at = now() - interval '1 minute', closes_at = now() where id = ${dropId}`;
  await app.restart();
  await expect.poll(() => closeReasons(app.sql, streamId), soon).toEqual(['time']);
  const [variant] = await app.sql<
    { stock: number }[]
  >`select stock from product_variants where product_id = ${productId}`;
  expect(variant?.stock).toBe(10);
});
