import { afterAll, beforeAll, expect, test } from 'vitest';
import { begin, leave } from '../support/buying.ts';
import type { SellerPerson } from '../support/drivers.ts';
import { expectBooksToAgree } from '../support/invariants.ts';
import { openShop, type Shop } from '../support/open-shop.ts';
import { addProduct, buy, outcomeOf, tally } from '../support/shopping.ts';

let shop: Shop;
let seller: SellerPerson;

beforeAll(async () => {
  shop = await openShop();
  seller = await shop.seller();
});
afterAll(() => shop.close());

test('a buyer gets no more of a product than its limit over all orders, however many are placed at once', async () => {
  const { productId } = await addProduct(seller.api, { stock: 50, perBuyerLimit: 3 });
  const [one, other] = await shop.buyers(2);
  if (!one || !other) throw new Error('two buyers were asked for');
  expect(await outcomeOf(buy(one.api, { productId, quantity: 4 }))).toBe('over-buyer-limit');
  expect(await tally(Array.from({ length: 8 }, () => buy(one.api, { productId })))).toEqual({
    paid: 3,
    'over-buyer-limit': 5,
  });
  expect(await outcomeOf(buy(other.api, { productId, quantity: 3 }))).toBe('paid');
  await expectBooksToAgree(shop.sql, { [productId]: 50 });
});

test('what was given back is not counted', async () => {
  const { productId } = await addProduct(seller.api, { perBuyerLimit: 2 });
  const { api } = await shop.buyer();
  expect(await outcomeOf(buy(api, { productId, quantity: 2, method: 'decline' }))).toBe('payment-declined');
  const { orderId } = await begin(api, { product: { productId, quantity: 2 } });
  await leave(api, orderId);
  expect(await outcomeOf(buy(api, { productId, quantity: 2 }))).toBe('paid');
  expect(await outcomeOf(buy(api, { productId }))).toBe('over-buyer-limit');
  await expectBooksToAgree(shop.sql, { [productId]: 10 });
});

test('a limit that is set later counts what was bought before', async () => {
  const { productId } = await addProduct(seller.api);
  const { api } = await shop.buyer();
  await buy(api, { productId, quantity: 2 });
  await seller.api('products.update', { params: { productId }, body: { perBuyerLimit: 3 } });
  expect(await outcomeOf(buy(api, { productId, quantity: 2 }))).toBe('over-buyer-limit');
  expect(await outcomeOf(buy(api, { productId }))).toBe('paid');
});

test('a cart takes no more than one buyer can have', async () => {
  const { productId } = await addProduct(seller.api, { perBuyerLimit: 2 });
  const { api } = await shop.buyer();
  await api('cart.add', { body: { productId, quantity: 5 } });
  expect((await api('cart.show', {})).cart.lines).toMatchObject([{ quantity: 2, available: true }]);
});
