import { productSchema } from '@stallcast/shared/contract';
import { describe, expect, test } from 'vitest';
import {
  type PriceStockEdits,
  priceStockLines,
  readPriceStock,
  typeOver,
  withoutEdit,
} from './price-stock.ts';

const id = (number: number) => `7d8a2f7e-8a57-4c37-9f0f-${String(number).padStart(12, '0')}`;
const money = (amountMinor: number, currency = 'EUR') => ({ amountMinor, currency });
const variant = (number: number, stock: number, priceMinor = 2400, status = 'active') => ({
  ...{ variantId: id(number), size: String(number), colour: '', label: String(number) },
  ...{ price: money(priceMinor), stock, status },
});
const shop = (...variants: readonly object[]) =>
  productSchema.parse({
    ...{ productId: id(1), vendorId: id(2), name: 'Shirt', description: '', imageUrl: null },
    ...{ price: money(2400), stock: 7, status: 'active', isPhysical: true, perOrderLimit: 5 },
    ...{ perBuyerLimit: null, images: [], variants },
  });

/** Types over a number of the first variant as `product` shows it. */
function type(
  product: ReturnType<typeof shop>,
  field: 'price' | 'stock',
  text: string,
  edits: PriceStockEdits = new Map(),
) {
  const [first] = product.variants;
  if (!first) throw new Error('a variant');
  return typeOver(edits, first, field, text);
}

describe('price and stock while live', () => {
  test('what is not typed over follows the shop, and what is archived does not stand there', () => {
    const edits = type(shop(variant(10, 5)), 'price', '19');
    const lines = priceStockLines(
      shop(variant(10, 3), variant(11, 4, 900), variant(12, 1, 1, 'archived')),
      edits,
    );
    expect(lines).toMatchObject([
      { label: '10', price: '19', stock: '3', moved: [] },
      { label: '11', price: '9.00', stock: '4', moved: [] },
    ]);
  });

  test('only what differs is sent: the price in minor units, the stock as a difference', () => {
    const product = shop(variant(10, 5), variant(11, 4));
    const edits = type(product, 'stock', '12', type(product, 'price', '19,90'));
    expect(readPriceStock(product, edits)).toEqual({
      ok: true,
      changes: [{ variantId: id(10), body: { priceMinor: 1990, stockChange: 7 } }],
    });
    expect(readPriceStock(product, type(product, 'price', '24.00'))).toEqual({ ok: true, changes: [] });
    expect(readPriceStock(product, withoutEdit(edits, id(10)))).toEqual({ ok: true, changes: [] });
  });

  test('a sale in the meantime is not undone, and is told', () => {
    const edits = type(shop(variant(10, 3)), 'stock', '10', type(shop(variant(10, 5)), 'stock', '1'));
    const now = shop(variant(10, 3));
    expect(priceStockLines(now, edits)[0]?.moved).toEqual([{ kind: 'stock', now: 3, becomes: 8 }]);
    expect(readPriceStock(now, edits)).toEqual({
      ok: true,
      changes: [{ variantId: id(10), body: { stockChange: 5 } }],
    });
  });

  test('more than is left cannot be taken out', () => {
    const edits = type(shop(variant(10, 5)), 'stock', '1');
    const now = shop(variant(10, 3));
    expect(priceStockLines(now, edits)[0]?.moved).toEqual([{ kind: 'too-few', now: 3 }]);
    expect(readPriceStock(now, edits)).toEqual({ ok: false, faults: new Map([[id(10), 'too-few']]) });
  });

  test('a price that was changed elsewhere is told, unless it is the typed one', () => {
    const before = shop(variant(10, 5));
    const now = shop(variant(10, 5, 2000));
    expect(priceStockLines(now, type(before, 'price', '19'))[0]?.moved).toEqual([
      { kind: 'price', now: money(2000) },
    ]);
    expect(priceStockLines(now, type(before, 'price', '20'))[0]?.moved).toEqual([]);
  });

  test('what is no number is said for its line', () => {
    const product = shop(variant(10, 5), variant(11, 4));
    const second = product.variants[1];
    if (!second) throw new Error('a second variant');
    const edits = typeOver(type(product, 'price', 'free'), second, 'stock', '-1');
    expect(readPriceStock(product, edits)).toEqual({
      ok: false,
      faults: new Map([
        [id(10), 'price-invalid'],
        [id(11), 'quantity-invalid'],
      ]),
    });
  });
});
