import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SellerPerson } from '../support/drivers.ts';
import { expectBooksToAgree } from '../support/invariants.ts';
import { openShop, type Shop } from '../support/open-shop.ts';
import { addProduct, tally } from '../support/shopping.ts';

let shop: Shop;
let seller: SellerPerson;

beforeAll(async () => {
  shop = await openShop();
  seller = await shop.seller();
});
afterAll(() => shop.close());

test('a seller pages through all own products by name, and sees nobody else’s', async () => {
  const names = ['Amphora', 'Bowl', 'Bowl', 'Cup', 'Dish'];
  const own = await shop.seller();
  for (const name of names.toReversed()) await addProduct(own.api, { name });
  await addProduct(seller.api, { name: 'Bowl of another' });
  const seen: string[] = [];
  let after: string | undefined;
  do {
    const page = await own.api('products.mine', {
      query: { limit: 2, ...(after !== undefined && { after }) },
    });
    seen.push(...page.products.map((product) => product.name));
    after = page.next ?? undefined;
  } while (after !== undefined);
  expect(seen).toEqual(names);
});

test('search takes every character as itself, in any case', async () => {
  const own = await shop.seller();
  for (const name of ['50% off', '50 cups', 'A_B', 'AxB', 'C:\\D']) await addProduct(own.api, { name });
  const find = async (search: string) =>
    (await own.api('products.mine', { query: { search } })).products.map((product) => product.name);
  expect(await find('50%')).toEqual(['50% off']);
  expect(await find('a_b')).toEqual(['A_B']);
  expect(await find('c:\\')).toEqual(['C:\\D']);
  expect(await find("' or 1=1 --")).toEqual([]);
});

test('an archived product leaves the list of active ones, and is found among the archived', async () => {
  const own = await shop.seller();
  const { productId } = await addProduct(own.api);
  await own.api('products.update', { params: { productId }, body: { status: 'archived' } });
  expect((await own.api('products.mine', {})).products).toEqual([]);
  expect((await own.api('products.mine', { query: { status: 'archived' } })).products).toMatchObject([
    { productId },
  ]);
});

test('all products, on sale or not, are searched and paged as one list', async () => {
  const own = await shop.seller();
  for (const name of ['Cup blue', 'Cup green', 'Cup red', 'Plate']) await addProduct(own.api, { name });
  const { products } = await own.api('products.mine', { query: { search: 'green' } });
  const params = { productId: products[0]?.productId ?? '' };
  await own.api('products.update', { params, body: { status: 'archived' } });
  const query = { status: 'all', search: 'cup', limit: 2 } as const;
  const first = await own.api('products.mine', { query });
  expect(first.products.map(({ name, status }) => [name, status])).toEqual([
    ['Cup blue', 'active'],
    ['Cup green', 'archived'],
  ]);
  const second = await own.api('products.mine', { query: { ...query, after: first.next ?? '' } });
  expect(second).toMatchObject({ products: [{ name: 'Cup red' }], next: null });
});

test('stock never goes below zero, however many take from it at once', async () => {
  const { productId } = await addProduct(seller.api, { stock: 5 });
  const takes = Array.from({ length: 8 }, () =>
    seller.api('products.update', { params: { productId }, body: { stockChange: -1 } }),
  );
  expect(await tally(takes)).toEqual({ ok: 5, 'sold-out': 3 });
  expect((await seller.api('products.one', { params: { productId } })).product.stock).toBe(0);
  await expectBooksToAgree(shop.sql);
});

test('a stock beyond a million is refused and changes nothing', async () => {
  const { productId } = await addProduct(seller.api, { stock: 999_999 });
  const change = { params: { productId }, body: { stockChange: 2, name: 'Changed' } };
  await expect(seller.api('products.update', change)).rejects.toMatchObject({ code: 'invalid-input' });
  expect((await seller.api('products.one', { params: { productId } })).product).toMatchObject({
    name: 'Cup',
    stock: 999_999,
  });
});

test('another seller’s product cannot be changed, and is not even there', async () => {
  const { productId } = await addProduct(seller.api);
  const other = await shop.seller();
  const change = { params: { productId }, body: { priceMinor: 1 } };
  await expect(other.api('products.update', change)).rejects.toMatchObject({ code: 'not-found' });
  expect((await seller.api('products.one', { params: { productId } })).product.price.amountMinor).toBe(1250);
});

test('what is not the seller’s to set is refused, not ignored', async () => {
  const { productId } = await addProduct(seller.api);
  for (const extra of [
    { vendorId: productId },
    { stock: 1_000 },
    { imagePath: '/etc/passwd' },
    { id: productId },
  ]) {
    const change = { params: { productId }, body: { name: 'New name', ...extra } };
    await expect(seller.api('products.update', change)).rejects.toMatchObject({ code: 'invalid-input' });
  }
  expect((await seller.api('products.one', { params: { productId } })).product.name).toBe('Cup');
});
