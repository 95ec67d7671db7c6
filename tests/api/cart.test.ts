import { randomUUID } from 'node:crypto';
import type { ApiClient } from '@stallcast/shared/client';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SellerPerson } from '../support/drivers.ts';
import { expectBooksToAgree } from '../support/invariants.ts';
import { openShop, type Shop } from '../support/open-shop.ts';
import { addProduct, buyCart, outcomeOf, tally } from '../support/shopping.ts';
import { goLive } from '../support/shows.ts';

let shop: Shop;
let seller: SellerPerson;

beforeAll(async () => {
  shop = await openShop();
  seller = await shop.seller();
});
afterAll(() => shop.close());

async function cartAdds(streamId: string): Promise<number> {
  const [row] = await shop.sql<
    { cart_adds: number }[]
  >`select cart_adds from stream_counters where stream_id = ${streamId}`;
  return row?.cart_adds ?? -1;
}

/** Puts a product into a cart; answers which variant of it. */
async function putIn(api: ApiClient, productId: string, quantity = 1): Promise<string> {
  const { lines } = (await api('cart.add', { body: { productId, quantity } })).cart;
  const line = lines.find((each) => each.productId === productId);
  if (!line) throw new Error('what was put in is not in the cart');
  return line.variantId;
}

test('a product that is added again becomes more of it, up to the limit per order', async () => {
  const { api } = await shop.buyer();
  const { productId } = await addProduct(seller.api, { priceMinor: 300, perOrderLimit: 4, stock: 9 });
  await api('cart.add', { body: { productId } });
  await api('cart.add', { body: { productId, quantity: 2 } });
  expect((await api('cart.show', {})).cart).toMatchObject({
    lines: [{ productId, quantity: 3, available: true, lineTotal: { amountMinor: 900, currency: 'EUR' } }],
    total: { amountMinor: 900, currency: 'EUR' },
  });
  await api('cart.add', { body: { productId, quantity: 3 } });
  expect((await api('cart.show', {})).cart.lines).toMatchObject([{ quantity: 4 }]);
});

test('a cart shows today’s price, and tells what cannot be bought any more', async () => {
  const { api } = await shop.buyer();
  const cheap = await addProduct(seller.api, { name: 'A', priceMinor: 100 });
  const gone = await addProduct(seller.api, { name: 'B', priceMinor: 1000 });
  for (const { productId } of [cheap, gone]) await api('cart.add', { body: { productId } });
  await seller.api('products.update', { params: { productId: cheap.productId }, body: { priceMinor: 150 } });
  await seller.api('products.update', {
    params: { productId: gone.productId },
    body: { status: 'archived' },
  });
  expect((await api('cart.show', {})).cart).toMatchObject({
    lines: [{ available: true, unitPrice: { amountMinor: 150 } }, { available: false }],
    total: { amountMinor: 150 },
  });
  await expect(buyCart(api)).rejects.toMatchObject({
    code: 'product-unavailable',
    message: '“B” is not for sale at the moment.',
  });
});

test('a cart takes no more than there is, and nothing that is not for sale', async () => {
  const { api } = await shop.buyer();
  const few = await addProduct(seller.api, { stock: 2 });
  const archived = await addProduct(seller.api);
  await seller.api('products.update', {
    params: { productId: archived.productId },
    body: { status: 'archived' },
  });
  expect(await outcomeOf(api('cart.add', { body: { productId: few.productId, quantity: 3 } }))).toBe(
    'sold-out',
  );
  expect(await outcomeOf(api('cart.add', { body: { productId: archived.productId } }))).toBe(
    'product-unavailable',
  );
  expect(await outcomeOf(api('cart.add', { body: { productId: randomUUID() } }))).toBe('not-found');
  expect((await api('cart.show', {})).cart).toEqual({ lines: [], total: null });
});

test('quantities that make no sense are refused', async () => {
  const { api } = await shop.buyer();
  const { productId } = await addProduct(seller.api, { perOrderLimit: 3 });
  const variantId = await putIn(api, productId);
  for (const quantity of [-1, 1.5, 101, Number.MAX_SAFE_INTEGER]) {
    const change = api('cart.change', { params: { variantId }, body: { quantity } });
    expect(await outcomeOf(change)).toBe('invalid-input');
  }
  expect(await outcomeOf(api('cart.change', { params: { variantId }, body: { quantity: 4 } }))).toBe(
    'over-order-limit',
  );
  expect((await api('cart.show', {})).cart.lines).toMatchObject([{ quantity: 1 }]);
});

test('0 takes a product out; what is not in the cart cannot be changed', async () => {
  const { api } = await shop.buyer();
  const { productId } = await addProduct(seller.api);
  const variantId = await putIn(api, productId);
  expect((await api('cart.change', { params: { variantId }, body: { quantity: 0 } })).cart.lines).toEqual([]);
  const again = api('cart.change', { params: { variantId }, body: { quantity: 1 } });
  expect(await outcomeOf(again)).toBe('not-found');
});

test('everyone has an own cart', async () => {
  const [one, other] = await Promise.all([shop.buyer(), shop.buyer()]);
  const { productId } = await addProduct(seller.api);
  const variantId = await putIn(one.api, productId);
  expect((await other.api('cart.show', {})).cart.lines).toEqual([]);
  const change = other.api('cart.change', { params: { variantId }, body: { quantity: 5 } });
  expect(await outcomeOf(change)).toBe('not-found');
});

test('what is put in during a live show counts for it; an ended show hinders nobody, one that never was is an error', async () => {
  const { api } = await shop.buyer();
  const shown = await addProduct(seller.api);
  const other = await addProduct(seller.api);
  const { streamId } = await goLive(seller.api, [shown.productId]);
  await api('cart.add', { body: { productId: shown.productId, streamId } });
  await api('cart.add', { body: { productId: other.productId, streamId } });
  expect(await cartAdds(streamId)).toBe(1);
  expect((await api('cart.show', {})).cart.lines.map((line) => line.streamId)).toEqual([streamId, null]);
  await seller.api('endStream.delete', { body: { streamId, confirm: 'delete' } });
  await api('cart.add', { body: { productId: shown.productId, streamId } });
  const nowhere = api('cart.add', { body: { productId: shown.productId, streamId: randomUUID() } });
  expect(await outcomeOf(nowhere)).toBe('not-found');
  expect(await cartAdds(streamId)).toBe(1);
  expect((await api('cart.show', {})).cart.lines).toMatchObject([
    { quantity: 2, streamId: null },
    { quantity: 1 },
  ]);
});

test('the same product pressed many times at once is counted each time', async () => {
  const { api } = await shop.buyer();
  const { productId } = await addProduct(seller.api, { perOrderLimit: 50, stock: 50 });
  const presses = Array.from({ length: 12 }, () => api('cart.add', { body: { productId } }));
  expect(await tally(presses)).toEqual({ ok: 12 });
  expect((await api('cart.show', {})).cart.lines).toMatchObject([{ quantity: 12 }]);
});

test('whatever is added, changed and taken out, the cart holds what a buyer expects', async () => {
  const products = await Promise.all(
    [100, 250, 999].map((priceMinor) => addProduct(seller.api, { priceMinor, perOrderLimit: 5, stock: 5 })),
  );
  const which = fc.constantFrom(...products);
  const step = fc.oneof(
    fc.record({
      verb: fc.constant('add' as const),
      product: which,
      quantity: fc.integer({ min: 1, max: 4 }),
    }),
    fc.record({
      verb: fc.constant('change' as const),
      product: which,
      quantity: fc.integer({ min: 0, max: 6 }),
    }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      const { api } = await shop.buyer();
      const expected = new Map<string, number>();
      const variants = new Map<string, string>();
      for (const { verb, product, quantity } of steps) {
        const { productId } = product;
        const present = expected.get(productId);
        if (verb === 'add') {
          variants.set(productId, await putIn(api, productId, quantity));
          expected.set(productId, Math.min((present ?? 0) + quantity, 5));
        } else {
          const variantId = variants.get(productId) ?? randomUUID();
          const outcome = await outcomeOf(api('cart.change', { params: { variantId }, body: { quantity } }));
          expect(outcome).toBe(
            present === undefined ? 'not-found' : quantity > 5 ? 'over-order-limit' : 'ok',
          );
          if (outcome === 'ok') expected.set(productId, quantity);
          if (outcome === 'ok' && quantity === 0) expected.delete(productId);
        }
      }
      const { lines, total } = (await api('cart.show', {})).cart;
      expect(new Map(lines.map((line) => [line.productId, line.quantity]))).toEqual(expected);
      const sum = products.reduce(
        (all, { productId, price }) => all + price.amountMinor * (expected.get(productId) ?? 0),
        0,
      );
      expect(total?.amountMinor ?? 0).toBe(sum);
    }),
    { numRuns: 15 },
  );
  await expectBooksToAgree(shop.sql);
});
