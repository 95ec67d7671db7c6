import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { begin, leave, letTimePass, pay, startDrop } from '../support/buying.ts';
import { asGuest, type SellerPerson, type UserPerson } from '../support/drivers.ts';
import { expectBooksToAgree } from '../support/invariants.ts';
import { openShop, type Shop } from '../support/open-shop.ts';
import { addProduct, buy, buyCart, outcomeOf, paying, tally } from '../support/shopping.ts';
import { goLive } from '../support/shows.ts';

let shop: Shop;

beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

interface OpenDrop {
  readonly host: SellerPerson;
  readonly productId: string;
  readonly streamId: string;
  readonly dropId: string;
  /** What a buyer asks for. */
  readonly wanted: { readonly productId: string; readonly dropId: string };
}

async function openDrop(drop: { quantity: number; perBuyerLimit?: number }): Promise<OpenDrop> {
  const host = await shop.seller();
  const { productId } = await addProduct(host.api, { stock: 10, priceMinor: 1250 });
  const { streamId } = await goLive(host.api, [productId]);
  const { dropId } = await startDrop(host.api, { streamId, productId, priceMinor: 900, ...drop });
  return { host, productId, streamId, dropId, wanted: { productId, dropId } };
}

const buyNow = (api: UserPerson['api'], wanted: OpenDrop['wanted'], quantity = 1) =>
  api('checkout.buyNow', {
    body: { ...wanted, quantity, payment: paying('approve') },
    idempotencyKey: crypto.randomUUID(),
  }).then(({ order }) => order);
const remainingOf = async ({ host, streamId, dropId }: OpenDrop) =>
  (await host.api('drops.list', { query: { streamId } })).drops.find((drop) => drop.dropId === dropId)
    ?.remaining;

test('10 buyers at once on a drop of 3: three get it at its price, for everyone else it is sold out', async () => {
  const drop = await openDrop({ quantity: 3 });
  const buyers = await shop.buyers(10);
  expect(await tally(buyers.map(({ api }) => buyNow(api, drop.wanted)))).toEqual({ paid: 3, 'sold-out': 7 });
  const sold = await shop.sql<{ amount: number; stream_id: string }[]>`
    select amount_minor::int as amount, stream_id from order_lines where drop_id = ${drop.dropId} and stream_id is not null`;
  expect(sold.map(({ amount }) => amount)).toEqual([900, 900, 900]);
  const { product } = await drop.host.api('products.one', {
    params: drop.wanted && { productId: drop.productId },
  });
  expect(product.stock).toBe(7);
  await expectBooksToAgree(shop.sql, { [drop.productId]: 10 });
});

test('what is put into a cart in a drop is held, and nobody else gets it meanwhile', async () => {
  const drop = await openDrop({ quantity: 1 });
  const [first, second] = await shop.buyers(2);
  if (!first || !second) throw new Error('two buyers were asked for');
  const { cart } = await first.api('cart.add', { body: drop.wanted });
  const [line] = cart.lines;
  expect(line).toMatchObject({
    dropId: drop.dropId,
    streamId: drop.streamId,
    unitPrice: { amountMinor: 900 },
    available: true,
    stock: 1,
  });
  expect(Date.parse(line?.reservedUntil ?? '') - Date.now()).toBeGreaterThan(590_000);
  expect(await remainingOf(drop)).toBe(0);
  expect(await outcomeOf(second.api('cart.add', { body: drop.wanted }))).toBe('sold-out');
  expect(await outcomeOf(buyNow(second.api, drop.wanted))).toBe('sold-out');
  const { orderId } = await begin(first.api);
  expect(await outcomeOf(buyNow(second.api, drop.wanted))).toBe('sold-out');
  expect(await pay(first.api, orderId)).toMatchObject({ status: 'paid', total: { amountMinor: 900 } });
  await expectBooksToAgree(shop.sql, { [drop.productId]: 10 });
});

test('what a cart held too long goes back to the drop, for the next who asks', async () => {
  const drop = await openDrop({ quantity: 1 });
  const [slow, quick] = await shop.buyers(2);
  if (!slow || !quick) throw new Error('two buyers were asked for');
  await slow.api('cart.add', { body: drop.wanted });
  await letTimePass(shop.sql);
  await vi.waitFor(async () => expect(await remainingOf(drop)).toBe(1), { timeout: 15_000, interval: 100 });
  expect((await slow.api('cart.show', {})).cart.lines).toMatchObject([
    { available: false, reservedUntil: null, dropId: drop.dropId },
  ]);
  expect(await outcomeOf(buyCart(slow.api))).toBe('reservation-expired');
  expect(await outcomeOf(buyNow(quick.api, drop.wanted))).toBe('paid');
  await expectBooksToAgree(shop.sql, { [drop.productId]: 10 });
});

test('leaving, declining and taking it out give it back to the drop at once', async () => {
  const drop = await openDrop({ quantity: 1 });
  const { api } = await shop.buyer();
  const { cart } = await api('cart.add', { body: drop.wanted });
  const params = { variantId: cart.lines[0]?.variantId ?? '' };
  expect(await outcomeOf(api('cart.change', { params, body: { quantity: 1 } }))).toBe('not-found');
  await api('cart.change', { params, body: { quantity: 0, dropId: drop.dropId } });
  expect(await remainingOf(drop)).toBe(1);
  const { orderId } = await begin(api, { product: drop.wanted });
  expect(await remainingOf(drop)).toBe(0);
  await leave(api, orderId);
  expect(await remainingOf(drop)).toBe(1);
  const again = await begin(api, { product: drop.wanted });
  expect(await outcomeOf(pay(api, again.orderId, 'decline'))).toBe('payment-declined');
  expect(await remainingOf(drop)).toBe(1);
  await expectBooksToAgree(shop.sql, { [drop.productId]: 10 });
});

test('a drop that closed keeps its promise to who holds an item; given back, it goes into the stock', async () => {
  const drop = await openDrop({ quantity: 2 });
  const [keeper, leaver] = await shop.buyers(2);
  if (!keeper || !leaver) throw new Error('two buyers were asked for');
  await keeper.api('cart.add', { body: drop.wanted });
  const left = await begin(leaver.api, { product: drop.wanted });
  await drop.host.api('drops.close', { body: { dropId: drop.dropId } });
  await leave(leaver.api, left.orderId);
  const { product } = await drop.host.api('products.one', { params: { productId: drop.productId } });
  expect(product.stock).toBe(9);
  expect(await buyCart(keeper.api)).toMatchObject({ status: 'paid', total: { amountMinor: 900 } });
  expect(await outcomeOf(buyNow(leaver.api, drop.wanted))).toBe('drop-not-open');
  await expectBooksToAgree(shop.sql, { [drop.productId]: 10 });
});

test('before its moment a drop sells nothing', async () => {
  const host = await shop.seller();
  const { productId } = await addProduct(host.api);
  const { streamId } = await goLive(host.api, [productId]);
  const { dropId } = await startDrop(host.api, { streamId, productId, countdownSeconds: 600 });
  const { api } = await shop.buyer();
  expect(await outcomeOf(buyNow(api, { productId, dropId }))).toBe('drop-not-open');
  expect(await outcomeOf(api('cart.add', { body: { productId, dropId } }))).toBe('drop-not-open');
});

test('nobody gets more of a drop than its limit, in carts and orders together', async () => {
  const drop = await openDrop({ quantity: 5, perBuyerLimit: 2 });
  const { api } = await shop.buyer();
  await api('cart.add', { body: drop.wanted });
  expect(await outcomeOf(buyNow(api, drop.wanted, 2))).toBe('over-buyer-limit');
  expect(await tally(Array.from({ length: 4 }, () => buyNow(api, drop.wanted)))).toEqual({
    paid: 1,
    'over-buyer-limit': 3,
  });
  expect(await outcomeOf(api('cart.add', { body: drop.wanted }))).toBe('over-buyer-limit');
  expect(await outcomeOf(buyCart(api))).toBe('paid');
  expect(await outcomeOf(buyNow(api, drop.wanted))).toBe('over-buyer-limit');
  expect(await remainingOf(drop)).toBe(3);
  await expectBooksToAgree(shop.sql, { [drop.productId]: 10 });
});

test('a drop is for those who have logged in, and the way back leads to its show', async () => {
  const drop = await openDrop({ quantity: 1 });
  const answer = await asGuest(shop).send('POST', '/api/cart/lines', drop.wanted);
  expect(answer.status).toBe(401);
  expect(JSON.parse(answer.body)).toMatchObject({ code: 'unauthenticated' });
  expect(answer.body).toContain(drop.streamId);
});

test('in a drop and outside of it the same thing lies twice in a cart, at its two prices', async () => {
  const drop = await openDrop({ quantity: 1 });
  const { api } = await shop.buyer();
  await api('cart.add', { body: drop.wanted });
  await api('cart.add', { body: { productId: drop.productId, quantity: 2 } });
  const order = await begin(api);
  expect(order.lines.map(({ dropId, amount }) => [dropId, amount.amountMinor])).toEqual([
    [drop.dropId, 900],
    [null, 2500],
  ]);
  expect(await buy(api, { productId: drop.productId })).toMatchObject({ status: 'paid' });
  expect((await api('cart.show', {})).cart.lines).toHaveLength(2);
  await expectBooksToAgree(shop.sql, { [drop.productId]: 10 });
});
