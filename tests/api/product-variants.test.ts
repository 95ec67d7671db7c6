import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SellerPerson } from '../support/drivers.ts';
import { openShop, type Shop } from '../support/open-shop.ts';
import { addProduct, outcomeOf, tally } from '../support/shopping.ts';

let shop: Shop;
let seller: SellerPerson;

beforeAll(async () => {
  shop = await openShop();
  seller = await shop.seller();
});
afterAll(() => shop.close());

const shirt = () =>
  addProduct(seller.api, {
    name: 'Shirt',
    variants: [
      { size: 'S', colour: 'Blue', priceMinor: 2000, stock: 3 },
      { size: 'M', colour: 'Blue', priceMinor: 1800, stock: 4 },
    ],
  });

const change = (productId: string, variantId: string, body: object) =>
  seller.api('products.changeVariant', { params: { productId, variantId }, body });

const named = (variants: readonly { label: string; variantId: string }[], label: string): string => {
  const variant = variants.find((each) => each.label === label);
  if (!variant) throw new Error(`there is no ${label}`);
  return variant.variantId;
};

test('a product without choices has one variant, whose price and stock are the product’s', async () => {
  const { productId, ...product } = await addProduct(seller.api, { priceMinor: 700, stock: 6 });
  expect(product).toMatchObject({
    price: { amountMinor: 700 },
    stock: 6,
    variants: [{ label: '', size: '', colour: '', price: { amountMinor: 700 }, stock: 6, status: 'active' }],
  });
  const changed = await seller.api('products.update', {
    params: { productId },
    body: { priceMinor: 650, stockChange: -2 },
  });
  expect(changed.product).toMatchObject({
    price: { amountMinor: 650 },
    stock: 4,
    variants: [{ price: { amountMinor: 650 }, stock: 4 }],
  });
});

test('a product with sizes and colours costs what its cheapest does, and has as many as all together', async () => {
  const product = await shirt();
  expect(product).toMatchObject({ price: { amountMinor: 1800, currency: 'EUR' }, stock: 7 });
  expect(product.variants.map(({ label, stock }) => [label, stock])).toEqual([
    ['S / Blue', 3],
    ['M / Blue', 4],
  ]);
});

test('what is archived of it neither counts nor is the cheapest', async () => {
  const { productId, variants } = await shirt();
  const { product } = await change(productId, named(variants, 'M / Blue'), { status: 'archived' });
  expect(product).toMatchObject({ price: { amountMinor: 2000 }, stock: 3 });
  expect(product.variants.map(({ status }) => status)).toEqual(['active', 'archived']);
});

test('price and stock of a product with choices are changed by variant', async () => {
  const { productId, variants } = await shirt();
  for (const body of [{ priceMinor: 1 }, { stockChange: 1 }])
    expect(await outcomeOf(seller.api('products.update', { params: { productId }, body }))).toBe(
      'variant-needed',
    );
  const { product } = await change(productId, named(variants, 'S / Blue'), {
    priceMinor: 1500,
    stockChange: 2,
  });
  expect(product).toMatchObject({ price: { amountMinor: 1500 }, stock: 9 });
});

test('a variant is added behind the others; the same one cannot be there twice', async () => {
  const { productId } = await shirt();
  const add = (size: string) =>
    seller.api('products.addVariant', {
      params: { productId },
      body: { size, colour: 'Blue', priceMinor: 2100, stock: 1 },
    });
  const { product } = await add('L');
  expect(product.variants.at(-1)).toMatchObject({
    label: 'L / Blue',
    price: { amountMinor: 2100 },
    stock: 1,
  });
  expect(await outcomeOf(add('M'))).toBe('variant-exists');
  expect(await tally(Array.from({ length: 5 }, () => add('XL')))).toEqual({ ok: 1, 'variant-exists': 4 });
});

test('a variant’s stock never goes below zero, however many take from it at once', async () => {
  const { productId, variants } = await shirt();
  const takes = Array.from({ length: 8 }, () =>
    change(productId, named(variants, 'S / Blue'), { stockChange: -1 }),
  );
  expect(await tally(takes)).toEqual({ ok: 3, 'sold-out': 5 });
});

test('size and colour can be put right until somebody ordered it', async () => {
  const { productId, variants } = await addProduct(seller.api);
  const [{ variantId } = { variantId: '' }] = variants;
  const { product } = await change(productId, variantId, { size: 'One size' });
  expect(product.variants).toMatchObject([{ label: 'One size' }]);
  const buyer = await shop.buyer();
  await buyer.api('checkout.buyNow', {
    body: { productId, payment: { gateway: 'test', method: 'approve' } },
    idempotencyKey: randomUUID(),
  });
  expect(await outcomeOf(change(productId, variantId, { size: 'Small' }))).toBe('variant-ordered');
  expect(await outcomeOf(change(productId, variantId, { size: 'One size', priceMinor: 5 }))).toBe('ok');
});

test('a product is made with a price and a stock or with variants that differ, not with both or neither', async () => {
  const variants = [{ size: 'S', priceMinor: 1, stock: 1 }];
  const base = { name: 'Cup', currency: 'EUR' } as const;
  for (const body of [
    base,
    { ...base, priceMinor: 1 },
    { ...base, stock: 1 },
    { ...base, priceMinor: 1, variants },
    { ...base, priceMinor: 1, stock: 1, variants },
    { ...base, variants: [] },
    { ...base, variants: [...variants, { size: ' S ', priceMinor: 2, stock: 2 }] },
  ])
    expect(await outcomeOf(seller.api('products.create', { body }))).toBe('invalid-input');
});

test('whether it is sent, and how many a buyer may have, is the seller’s to say', async () => {
  const { product } = await seller.api('products.create', {
    body: { name: 'Print', currency: 'EUR', priceMinor: 900, stock: 5, perBuyerLimit: 2 },
  });
  expect(product).toMatchObject({ isPhysical: true, perBuyerLimit: 2 });
  const { productId } = product;
  const changed = await seller.api('products.update', {
    params: { productId },
    body: { isPhysical: false, perBuyerLimit: null },
  });
  expect(changed.product).toMatchObject({
    isPhysical: false,
    perBuyerLimit: null,
    price: { amountMinor: 900 },
  });
});

test('another seller’s variants cannot be reached, nor through a product of one’s own', async () => {
  const { productId, variants } = await shirt();
  const other = await shop.seller();
  const { productId: ownId } = await addProduct(other.api);
  const variantId = named(variants, 'S / Blue');
  for (const id of [productId, ownId]) {
    const attempt = { params: { productId: id, variantId }, body: { priceMinor: 1 } };
    expect(await outcomeOf(other.api('products.changeVariant', attempt))).toBe('not-found');
  }
  const addition = { params: { productId }, body: { priceMinor: 1, stock: 1, size: 'X' } };
  expect(await outcomeOf(other.api('products.addVariant', addition))).toBe('not-found');
});
