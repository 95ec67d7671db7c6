import { productSchema } from '@stallcast/shared/contract';
import { describe, expect, test } from 'vitest';
import { productChanges } from './product-changes.ts';
import {
  createBody,
  draftOf,
  newVariant,
  type ProductDraft,
  readDraft,
  storedRows,
} from './product-draft.ts';

const id = (number: number) => `7d8a2f7e-8a57-4c37-9f0f-${String(number).padStart(12, '0')}`;
const money = (amountMinor: number) => ({ amountMinor, currency: 'EUR' });
const variant = (number: number, size: string, stock: number) => ({
  ...{ variantId: id(number), size, colour: '', label: size, price: money(2400), stock, status: 'active' },
});
const product = (variants: readonly object[]) =>
  productSchema.parse({
    ...{ productId: id(1), vendorId: id(2), name: 'Shirt', description: 'Soft', imageUrl: null },
    ...{ price: money(2400), stock: 7, status: 'active', isPhysical: true, perOrderLimit: 5 },
    ...{ perBuyerLimit: null, images: [], variants },
  });

const typed = (part: Partial<ProductDraft> = {}): ProductDraft => ({
  ...draftOf(null),
  name: '  Mug ',
  variants: [{ ...newVariant('12,50'), stock: '7' }],
  ...part,
});

function read(draft: ProductDraft) {
  const result = readDraft(draft);
  if (!result.ok) throw new Error(`not readable: ${JSON.stringify(result.faults)}`);
  return result.product;
}

describe('a new product', () => {
  test('without choices has a price and a stock of its own', () => {
    expect(createBody(read(typed()))).toEqual({
      ...{ name: 'Mug', currency: 'EUR', priceMinor: 1250, stock: 7 },
      ...{ isPhysical: true, perOrderLimit: 5, perBuyerLimit: null },
    });
  });

  test('with sizes has them instead', () => {
    const variants = [
      { ...newVariant('12'), size: ' S ', stock: '1' },
      { ...newVariant('13'), size: 'M', colour: 'Blue', stock: '0' },
    ];
    const body = createBody(read(typed({ hasChoices: true, variants, perBuyerLimit: '2' })));
    expect(body).toMatchObject({
      perBuyerLimit: 2,
      variants: [
        { size: 'S', colour: '', priceMinor: 1200, stock: 1 },
        { size: 'M', colour: 'Blue', priceMinor: 1300, stock: 0 },
      ],
    });
    expect(body).not.toHaveProperty('priceMinor');
  });

  test('names every fault at once', () => {
    const draft = typed({ name: ' ', perOrderLimit: '0', perBuyerLimit: 'x', variants: [newVariant('x')] });
    const result = readDraft(draft);
    expect(result).toMatchObject({
      ok: false,
      faults: {
        name: 'name-missing',
        perOrderLimit: 'order-limit-invalid',
        perBuyerLimit: 'buyer-limit-invalid',
      },
    });
    const [only] = draft.variants;
    expect(result.ok ? null : result.faults.variants.get(only?.key ?? '')).toEqual({
      price: 'price-invalid',
      stock: 'quantity-invalid',
    });
  });

  test('cannot have a size twice, or one without a name', () => {
    const row = (key: string, size: string) => ({ ...newVariant('1'), key, size, stock: '1' });
    const variants = [row('a', 'S'), row('b', ' S'), row('c', '')];
    const result = readDraft(typed({ hasChoices: true, variants }));
    expect(result.ok ? null : [...result.faults.variants]).toEqual([
      ['b', { choice: 'choice-twice' }],
      ['c', { choice: 'choice-missing' }],
    ]);
  });
});

describe('a product that is there', () => {
  const before = product([variant(10, 'S', 3), variant(11, 'M', 4)]);

  test('that was only looked at is not changed', () => {
    expect(productChanges(before, read(draftOf(before)))).toEqual([]);
  });

  test('loses a description that was emptied', () => {
    expect(productChanges(before, read({ ...draftOf(before), description: ' ' }))).toEqual([
      { change: 'product', body: { description: '' } },
    ]);
  });

  test('gets its stock by the difference to what was seen', () => {
    const draft = draftOf(before);
    const variants = draft.variants.map((row) => (row.size === 'M' ? { ...row, stock: '9' } : row));
    expect(productChanges(before, read({ ...draft, variants }))).toEqual([
      { change: 'variant', key: id(11), variantId: id(11), body: { stockChange: 5 } },
    ]);
  });

  test('gets new and archived variants, one call each', () => {
    const draft = draftOf(before);
    const [small, medium] = draft.variants;
    if (!small || !medium) throw new Error('two variants');
    const large = { ...newVariant('25'), size: 'L', stock: '2' };
    const changed = { ...draft, name: 'Tee', variants: [{ ...small, forSale: false }, medium, large] };
    expect(productChanges(before, read(changed))).toEqual([
      { change: 'product', body: { name: 'Tee' } },
      { change: 'variant', key: id(10), variantId: id(10), body: { status: 'archived' } },
      {
        change: 'new-variant',
        key: large.key,
        body: { size: 'L', colour: '', priceMinor: 2500, stock: 2 },
      },
    ]);
  });

  test('does not have a change again that was stored before another failed', () => {
    const draft = draftOf(before);
    const large = { ...newVariant('25'), size: 'L', stock: '2' };
    const variants = [...draft.variants.map((row) => ({ ...row, stock: '8' })), large];
    const wanted = { ...draft, variants };
    // S and L are stored, and one S was sold in the same moment; M was refused.
    const stored = product([variant(10, 'S', 7), variant(11, 'M', 4), variant(12, 'L', 2)]);
    const rest = storedRows(wanted, stored, [id(10), large.key]);
    expect(rest.variants.map(({ stock }) => stock)).toEqual(['7', '8', '2']);
    expect(productChanges(stored, read(rest)).map((change) => ('key' in change ? change.key : ''))).toEqual([
      id(11),
    ]);
  });
});
