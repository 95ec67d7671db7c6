import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SellerPerson, UserPerson } from '../support/drivers.ts';
import { expectBooksToAgree } from '../support/invariants.ts';
import { openShop, type Shop } from '../support/open-shop.ts';
import { addProduct, buy, buyCart, outcomeOf, paying, tally } from '../support/shopping.ts';
import { goLive } from '../support/shows.ts';

let shop: Shop;
let seller: SellerPerson;

beforeAll(async () => {
  shop = await openShop();
  seller = await shop.seller();
});
afterAll(() => shop.close());

const statusOfBuying = async (buyer: UserPerson, body: object) =>
  (await buyer.send('POST', '/api/checkout/buy-now', body, { 'idempotency-key': randomUUID() })).status;
const stockOf = async (productId: string) =>
  (await seller.api('products.one', { params: { productId } })).product.stock;

test('T17: 60 buyers at once on the last 5 items: 5 are paid, 55 read that it is sold out', async () => {
  const { productId } = await addProduct(seller.api, { stock: 5 });
  const { streamId } = await goLive(seller.api, [productId]);
  const buyers = await shop.buyers(60);
  expect(await tally(buyers.map(({ api }) => buy(api, { productId, streamId })))).toEqual({
    paid: 5,
    'sold-out': 55,
  });
  expect(await stockOf(productId)).toBe(0);
  await expectBooksToAgree(shop.sql, { [productId]: 5 });
});

test('half of the buyers are declined at once: nothing is sold twice, nothing is lost', async () => {
  const { productId } = await addProduct(seller.api, { stock: 20 });
  const buyers = await shop.buyers(40);
  const counts = await tally(
    buyers.map(({ api }, index) => buy(api, { productId, method: index % 2 === 0 ? 'approve' : 'decline' })),
  );
  expect(Object.keys(counts).toSorted()).toEqual(expect.arrayContaining(['paid', 'payment-declined']));
  expect(await stockOf(productId)).toBe(20 - (counts['paid'] ?? 0));
  await expectBooksToAgree(shop.sql, { [productId]: 20 });
});

test('T17: carts with the same two products in opposite order are bought in parallel, and none waits for ever', async () => {
  const a = await addProduct(seller.api, { stock: 100 });
  const b = await addProduct(seller.api, { stock: 100 });
  const buyers = await shop.buyers(40);
  await Promise.all(
    buyers.map(async ({ api }, index) => {
      for (const { productId } of index % 2 === 0 ? [a, b] : [b, a])
        await api('cart.add', { body: { productId } });
    }),
  );
  expect(await tally(buyers.map(({ api }) => buyCart(api)))).toEqual({ paid: 40 });
  await expectBooksToAgree(shop.sql, { [a.productId]: 100, [b.productId]: 100 });
});

test('a declined payment gives the stock back, and says that nothing was charged', async () => {
  const { productId } = await addProduct(seller.api, { stock: 3 });
  const { api } = await shop.buyer();
  await expect(buy(api, { productId, quantity: 2, method: 'decline' })).rejects.toMatchObject({
    code: 'payment-declined',
    status: 402,
  });
  expect(await stockOf(productId)).toBe(3);
  const { orders } = await api('orders.mine', {});
  expect(orders).toMatchObject([
    { status: 'cancelled', cancelReason: 'The payment was declined. Nothing was charged.' },
  ]);
  await expectBooksToAgree(shop.sql, { [productId]: 3 });
});

test('a declined payment leaves the cart as it was; a paid one empties it', async () => {
  const host = await shop.seller();
  const cup = await addProduct(host.api, { name: 'Cup' });
  const bowl = await addProduct(host.api, { name: 'Bowl' });
  const { streamId } = await goLive(host.api, [cup.productId]);
  const { api } = await shop.buyer();
  await api('cart.add', { body: { productId: cup.productId, quantity: 2, streamId } });
  await api('cart.add', { body: { productId: bowl.productId, quantity: 3 } });
  const lines = (cart: {
    lines: readonly { productId: string; quantity: number; streamId: string | null }[];
  }) => new Map(cart.lines.map((line) => [line.productId, [line.quantity, line.streamId]]));
  const before = lines((await api('cart.show', {})).cart);
  expect(await outcomeOf(buyCart(api, 'decline'))).toBe('payment-declined');
  expect(lines((await api('cart.show', {})).cart)).toEqual(before);
  expect(await buyCart(api)).toMatchObject({ status: 'paid', total: { amountMinor: 5 * 1250 } });
  expect((await api('cart.show', {})).cart.lines).toEqual([]);
  expect(await outcomeOf(buyCart(api))).toBe('cart-empty');
  await expectBooksToAgree(shop.sql);
});

test('one cart that is bought twice at once makes one order', async () => {
  const { productId } = await addProduct(seller.api);
  const { api } = await shop.buyer();
  await api('cart.add', { body: { productId, quantity: 2 } });
  expect(await tally([buyCart(api), buyCart(api), buyCart(api)])).toEqual({ paid: 1, 'cart-empty': 2 });
  await expectBooksToAgree(shop.sql, { [productId]: 10 });
});

test('when one product of a cart is sold out, nothing of the cart is bought', async () => {
  const plenty = await addProduct(seller.api, { name: 'Plenty' });
  const last = await addProduct(seller.api, { name: 'Last', stock: 1 });
  const [slow, fast] = await Promise.all([shop.buyer(), shop.buyer()]);
  for (const { productId } of [plenty, last]) await slow.api('cart.add', { body: { productId } });
  await buy(fast.api, { productId: last.productId });
  await expect(buyCart(slow.api)).rejects.toMatchObject({ code: 'sold-out', message: '“Last” is sold out.' });
  expect(await stockOf(plenty.productId)).toBe(10);
  expect((await slow.api('cart.show', {})).cart.lines).toHaveLength(2);
  await expectBooksToAgree(shop.sql, { [plenty.productId]: 10, [last.productId]: 1 });
});

test('products in different currencies are not paid in one order', async () => {
  const euros = await addProduct(seller.api);
  const yen = await addProduct(seller.api, { currency: 'JPY' });
  const { api } = await shop.buyer();
  for (const { productId } of [euros, yen]) await api('cart.add', { body: { productId } });
  expect((await api('cart.show', {})).cart.total).toBeNull();
  expect(await outcomeOf(buyCart(api))).toBe('mixed-currencies');
  expect(await stockOf(euros.productId)).toBe(10);
});

test('T15: quantities that make no sense buy nothing', async () => {
  const { productId } = await addProduct(seller.api, { perOrderLimit: 5 });
  const buyer = await shop.buyer();
  const { api } = buyer;
  for (const quantity of [0, -1, 1.5, 1e9]) {
    expect(await outcomeOf(buy(api, { productId, quantity }))).toBe('invalid-input');
  }
  for (const quantity of ['1', null, [], {}]) {
    expect(await statusOfBuying(buyer, { productId, quantity, payment: paying('approve') })).toBe(400);
  }
  expect(await outcomeOf(buy(api, { productId, quantity: 6 }))).toBe('over-order-limit');
  expect(await stockOf(productId)).toBe(10);
  expect((await api('orders.mine', {})).orders).toEqual([]);
});

test('T14: price, status, seller and buyer come from the server: a body that names them is refused', async () => {
  const { productId } = await addProduct(seller.api, { priceMinor: 9900 });
  const [buyer, victim] = await Promise.all([shop.buyer(), shop.buyer()]);
  const extras = [
    { amount: 0.01 },
    { priceMinor: 1 },
    { status: 'paid' },
    { userId: victim.userId },
    { user_id: victim.userId },
    { vendorId: seller.vendorId },
  ];
  for (const extra of extras) {
    const body = { productId, payment: paying('approve'), ...extra };
    expect(await statusOfBuying(buyer, body)).toBe(400);
  }
  expect(await stockOf(productId)).toBe(10);
  expect((await buy(buyer.api, { productId })).total.amountMinor).toBe(9900);
});

test('an order keeps the price it was bought at', async () => {
  const { productId } = await addProduct(seller.api, { priceMinor: 500 });
  const { api } = await shop.buyer();
  const { orderId } = await buy(api, { productId, quantity: 2 });
  await seller.api('products.update', { params: { productId }, body: { priceMinor: 900, name: 'Renamed' } });
  expect((await api('orders.one', { params: { orderId } })).order).toMatchObject({
    lines: [{ name: 'Cup', unitPrice: { amountMinor: 500 }, amount: { amountMinor: 1000 } }],
  });
});
