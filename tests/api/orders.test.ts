import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asSeller, type SellerPerson } from '../support/drivers.ts';
import { openShop, type Shop } from '../support/open-shop.ts';
import { addProduct, buy, buyCart, outcomeOf } from '../support/shopping.ts';

let shop: Shop;
let seller: SellerPerson;

beforeAll(async () => {
  shop = await openShop();
  seller = await shop.seller();
});
afterAll(() => shop.close());

test('a buyer pages through all own orders, newest first', async () => {
  const { productId } = await addProduct(seller.api);
  const { api } = await shop.buyer();
  const bought: string[] = [];
  for (let count = 0; count < 5; count += 1) bought.push((await buy(api, { productId })).orderId);
  const seen: string[] = [];
  let after: string | undefined;
  do {
    const page = await api('orders.mine', { query: { limit: 2, ...(after !== undefined && { after }) } });
    seen.push(...page.orders.map((order) => order.orderId));
    after = page.next ?? undefined;
  } while (after !== undefined);
  expect(seen).toEqual(bought.toReversed());
});

test('T7: an order is its buyer’s own: for everyone else, the seller too, it is not there', async () => {
  const { productId } = await addProduct(seller.api);
  const [buyer, other] = await Promise.all([shop.buyer(), shop.buyer()]);
  const { orderId } = await buy(buyer.api, { productId });
  expect((await buyer.api('orders.one', { params: { orderId } })).order).toMatchObject({
    orderId,
    status: 'paid',
  });
  for (const { api } of [other, seller]) {
    expect(await outcomeOf(api('orders.one', { params: { orderId } }))).toBe('not-found');
    expect((await api('orders.mine', {})).orders).toEqual([]);
  }
  expect(await outcomeOf(buyer.api('orders.one', { params: { orderId: randomUUID() } }))).toBe('not-found');
});

test('T7: a buyer is told who sold what is in an order; nobody else is', async () => {
  const other = await asSeller(shop, { shop: 'Another' });
  const { api } = await shop.buyer();
  for (const { productId } of [await addProduct(seller.api), await addProduct(other.api)])
    await api('cart.add', { body: { productId } });
  const { orderId } = await buyCart(api);
  const { sellers } = await api('orders.sellers', { params: { orderId } });
  expect(sellers.map(({ name }) => name)).toEqual(['Another', 'Shop']);
  for (const person of [await shop.buyer(), seller])
    expect(await outcomeOf(person.api('orders.sellers', { params: { orderId } }))).toBe('not-found');
});
