import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { begin, leave, letTimePass, pay, someAddress, update } from '../support/buying.ts';
import type { SellerPerson } from '../support/drivers.ts';
import { expectBooksToAgree } from '../support/invariants.ts';
import { openShop, type Shop } from '../support/open-shop.ts';
import { addProduct, buy, outcomeOf, tally } from '../support/shopping.ts';
import { goLive } from '../support/shows.ts';

let shop: Shop;
let seller: SellerPerson;

beforeAll(async () => {
  shop = await openShop();
  seller = await shop.seller();
});
afterAll(() => shop.close());

const stockOf = async (productId: string) =>
  (await seller.api('products.one', { params: { productId } })).product.stock;
const linesOf = async ({ api }: { api: SellerPerson['api'] }) =>
  (await api('cart.show', {})).cart.lines.map(({ productId, quantity }) => ({ productId, quantity }));

test('a checkout holds what is in the cart and says what it costs; paid, it is an order like any other', async () => {
  const { productId } = await addProduct(seller.api, { stock: 3, priceMinor: 1000 });
  const { api } = await shop.buyer();
  await api('cart.add', { body: { productId, quantity: 2 } });
  const key = randomUUID();
  const order = await begin(api, {}, key);
  expect(order).toMatchObject({
    status: 'pending',
    payment: null,
    total: { amountMinor: 2000 },
    lines: [{ productId, quantity: 2, discount: { amountMinor: 0 } }],
  });
  const inMs = Date.parse(order.expiresAt ?? '') - Date.now();
  expect(inMs).toBeGreaterThan(590_000);
  expect(inMs).toBeLessThanOrEqual(601_000);
  expect(await stockOf(productId)).toBe(1);
  expect((await api('cart.show', {})).cart.lines).toEqual([]);
  expect(await begin(api, {}, key)).toEqual(order);
  const paid = await pay(api, order.orderId);
  expect(paid).toMatchObject({
    orderId: order.orderId,
    status: 'paid',
    expiresAt: null,
    payment: { status: 'succeeded' },
  });
  await expectBooksToAgree(shop.sql, { [productId]: 3 });
});

test('paying is done once for a key, and a key of another step is another request', async () => {
  const { productId } = await addProduct(seller.api);
  const { api } = await shop.buyer();
  const keys = { begin: randomUUID(), pay: randomUUID() };
  const { orderId } = await begin(api, { product: { productId } }, keys.begin);
  expect(await outcomeOf(pay(api, orderId, 'approve', keys.begin))).toBe('idempotency-key-reused');
  const { paid = 0, ...others } = await tally(
    Array.from({ length: 8 }, () => pay(api, orderId, 'approve', keys.pay)),
  );
  expect([paid > 0, Object.keys(others)]).toEqual([
    true,
    Object.keys(others).filter((code) => code === 'idempotency-in-progress'),
  ]);
  expect(await outcomeOf(pay(api, orderId, 'approve', keys.pay))).toBe('paid');
  expect(await outcomeOf(pay(api, orderId, 'decline', keys.pay))).toBe('idempotency-key-reused');
  expect(await outcomeOf(pay(api, orderId))).toBe('order-not-open');
  await expectBooksToAgree(shop.sql, { [productId]: 10 });
});

test('leaving gives stock and cart back, twice as well as once; what was paid is not left', async () => {
  const { productId } = await addProduct(seller.api, { stock: 2 });
  const buyer = await shop.buyer();
  const { api } = buyer;
  await api('cart.add', { body: { productId, quantity: 2 } });
  const { orderId } = await begin(api);
  const other = await shop.buyer();
  expect(await outcomeOf(buy(other.api, { productId }))).toBe('sold-out');
  expect(await leave(api, orderId)).toMatchObject({ status: 'cancelled', expiresAt: null });
  expect(await leave(api, orderId)).toMatchObject({ status: 'cancelled' });
  expect(await stockOf(productId)).toBe(2);
  expect(await linesOf(buyer)).toEqual([{ productId, quantity: 2 }]);
  expect(await outcomeOf(pay(api, orderId))).toBe('order-not-open');
  expect(await outcomeOf(buy(other.api, { productId }))).toBe('paid');
  const [order] = (await other.api('orders.mine', {})).orders;
  expect(await outcomeOf(leave(other.api, order?.orderId ?? ''))).toBe('order-not-open');
  await expectBooksToAgree(shop.sql, { [productId]: 2 });
});

test('leaving while the payment waits for its buyer calls the payment off', async () => {
  const { productId } = await addProduct(seller.api, { stock: 1 });
  const { api } = await shop.buyer();
  const { orderId } = await begin(api, { product: { productId } });
  const waiting = await pay(api, orderId, 'challenge');
  expect(waiting).toMatchObject({ status: 'pending', payment: { action: { kind: 'test-challenge' } } });
  expect(await leave(api, orderId)).toMatchObject({ status: 'cancelled', payment: { status: 'failed' } });
  expect(await stockOf(productId)).toBe(1);
  await expectBooksToAgree(shop.sql, { [productId]: 1 });
});

test('another checkout leaves the one before: a buyer holds the last item once, whatever is begun', async () => {
  const { productId } = await addProduct(seller.api, { stock: 1 });
  const other = await addProduct(seller.api);
  const { api } = await shop.buyer();
  const first = await begin(api, { product: { productId } });
  const second = await begin(api, { product: { productId } });
  const third = await begin(api, { product: { productId: other.productId } });
  expect(await stockOf(productId)).toBe(1);
  const statuses = (await api('orders.mine', {})).orders.map(({ orderId, status, cancelReason }) => ({
    orderId,
    status,
    cancelReason,
  }));
  const left = { status: 'cancelled', cancelReason: 'The checkout was left before it was paid.' };
  expect(statuses).toEqual([
    { orderId: third.orderId, status: 'pending', cancelReason: null },
    { orderId: second.orderId, ...left },
    { orderId: first.orderId, ...left },
  ]);
  expect(await outcomeOf(buy(api, { productId }))).toBe('paid');
  expect(await outcomeOf(pay(api, third.orderId))).toBe('order-not-open');
  await expectBooksToAgree(shop.sql, { [productId]: 1, [other.productId]: 10 });
});

test('many checkouts of one buyer at once leave one open', async () => {
  const a = await addProduct(seller.api, { stock: 5 });
  const b = await addProduct(seller.api, { stock: 5 });
  const { api } = await shop.buyer();
  const begun = await tally(
    Array.from({ length: 4 }, (_, index) =>
      begin(api, { product: { productId: index % 2 === 0 ? a.productId : b.productId } }),
    ),
  );
  expect(begun).toEqual({ pending: 4 });
  const open = (await api('orders.mine', {})).orders.filter(({ status }) => status === 'pending');
  expect(open).toHaveLength(1);
  await expectBooksToAgree(shop.sql, { [a.productId]: 5, [b.productId]: 5 });
});

test('a checkout whose time is over cannot be paid, and is released by itself', async () => {
  const { productId } = await addProduct(seller.api, { stock: 1 });
  const buyer = await shop.buyer();
  await buyer.api('cart.add', { body: { productId } });
  const { orderId } = await begin(buyer.api);
  await letTimePass(shop.sql, orderId);
  expect(await outcomeOf(pay(buyer.api, orderId))).toBe('reservation-expired');
  await vi.waitFor(async () => expect(await stockOf(productId)).toBe(1), { timeout: 15_000, interval: 100 });
  expect(await outcomeOf(pay(buyer.api, orderId))).toBe('reservation-expired');
  expect(await linesOf(buyer)).toEqual([{ productId, quantity: 1 }]);
  expect((await buyer.api('orders.one', { params: { orderId } })).order).toMatchObject({
    status: 'cancelled',
    cancelReason: 'The payment did not arrive in time.',
  });
  await expectBooksToAgree(shop.sql, { [productId]: 1 });
});

test('what is sent needs an address, and costs what its seller takes for a parcel', async () => {
  const host = await shop.seller();
  await host.api('shipping.set', { body: { rates: [{ amountMinor: 490, currency: 'EUR' }] } });
  const cup = await addProduct(host.api, { priceMinor: 1000, isPhysical: true });
  const song = await addProduct(host.api, { priceMinor: 300 });
  const { api } = await shop.buyer();
  expect((await api('addresses.last', {})).address).toBeNull();
  expect(await outcomeOf(buy(api, { productId: cup.productId }))).toBe('address-needed');
  for (const { productId } of [cup, song]) await api('cart.add', { body: { productId } });
  const order = await begin(api);
  expect(order).toMatchObject({
    items: { amountMinor: 1300 },
    shipping: { amountMinor: 490 },
    tax: { amountMinor: 0 },
    total: { amountMinor: 1790 },
    address: null,
  });
  expect(await outcomeOf(pay(api, order.orderId))).toBe('address-needed');
  expect(await update(api, order.orderId, { address: someAddress })).toMatchObject({ address: someAddress });
  expect(await pay(api, order.orderId)).toMatchObject({ status: 'paid', total: { amountMinor: 1790 } });
  expect((await api('addresses.last', {})).address).toEqual(someAddress);
  const digital = await begin(api, { product: { productId: song.productId } });
  expect(digital).toMatchObject({ shipping: { amountMinor: 0 }, total: { amountMinor: 300 } });
  expect(await outcomeOf(pay(api, digital.orderId))).toBe('paid');
  await expectBooksToAgree(shop.sql, { [cup.productId]: 10, [song.productId]: 10 });
});

test('a checkout is its buyer’s alone', async () => {
  const { productId } = await addProduct(seller.api);
  const [one, other] = await shop.buyers(2);
  if (!one || !other) throw new Error('two buyers were asked for');
  const { orderId } = await begin(one.api, { product: { productId } });
  const tries = [update(other.api, orderId, {}), pay(other.api, orderId), leave(other.api, orderId)];
  expect(await tally(tries)).toEqual({ 'not-found': 3 });
  expect(await outcomeOf(pay(one.api, orderId))).toBe('paid');
});

test('a line remembers the show and the moment it was bought at', async () => {
  const host = await shop.seller();
  const { productId } = await addProduct(host.api);
  const { streamId } = await goLive(host.api, [productId]);
  await shop.sql`update live_streams set started_at = now() - interval '90 seconds' where id = ${streamId}`;
  const { api } = await shop.buyer();
  const [line] = (await begin(api, { product: { productId, streamId } })).lines;
  expect(line?.streamId).toBe(streamId);
  expect(line?.showOffsetMs).toBeGreaterThanOrEqual(90_000);
  expect(line?.showOffsetMs).toBeLessThan(120_000);
});

test('sizes and colours are bought one by one, each at its own price and out of its own stock', async () => {
  const product = (
    await seller.api('products.create', {
      body: {
        name: 'Shirt',
        currency: 'EUR',
        isPhysical: false,
        variants: [
          { size: 'S', colour: 'blue', priceMinor: 1900, stock: 1 },
          { size: 'M', colour: 'blue', priceMinor: 2100, stock: 2 },
        ],
      },
    })
  ).product;
  const [small, medium] = product.variants;
  if (!small || !medium) throw new Error('a shirt in two sizes');
  const { productId } = product;
  const { api } = await shop.buyer();
  expect(await outcomeOf(buy(api, { productId }))).toBe('variant-needed');
  expect(await outcomeOf(api('cart.add', { body: { productId } }))).toBe('variant-needed');
  for (const { variantId } of [small, medium]) await api('cart.add', { body: { productId, variantId } });
  expect((await api('cart.show', {})).cart).toMatchObject({
    lines: [{ variant: 'S / blue' }, { variant: 'M / blue' }],
    total: { amountMinor: 4000 },
  });
  const { orderId } = await begin(api);
  expect(await pay(api, orderId)).toMatchObject({
    lines: [
      { variantId: small.variantId, variant: 'S / blue' },
      { variantId: medium.variantId, unitPrice: { amountMinor: 2100 } },
    ],
  });
  const again = { product: { productId, variantId: small.variantId } };
  expect(await outcomeOf(begin(api, again))).toBe('sold-out');
  await expectBooksToAgree(shop.sql, { [productId]: 3 });
});
