import { describe, expect, test } from 'vitest';
import { parsePrice, readDraft } from './product-draft.ts';

describe('a typed price', () => {
  test.each([
    ['12.50', 1250],
    ['12,5', 1250],
    ['12', 1200],
    ['0', 0],
    ['0.07', 7],
    ['  3.10 ', 310],
    // 1.15 × 100 is 114.99999999999999 for a computer that calculates.
    ['1.15', 115],
    ['12.', 1200],
  ])('%s is %d cents', (text, minor) => expect(parsePrice(text, 'EUR')).toBe(minor));

  test.each(['', 'free', '-1', '1.234', '1,000.00', '1e3', '12 €', '99999999'])('%j is none', (text) => {
    expect(parsePrice(text, 'EUR')).toBeNull();
  });

  test('a currency without cents takes whole amounts only', () => {
    expect(parsePrice('1250', 'JPY')).toBe(1250);
    expect(parsePrice('12.5', 'JPY')).toBeNull();
  });
});

test('a draft becomes a product, trimmed', () => {
  const draft = { name: '  Mug ', price: '12,50', currency: 'EUR', quantity: '7', description: ' ' } as const;
  expect(readDraft(draft)).toEqual({
    ok: true,
    product: { name: 'Mug', priceMinor: 1250, currency: 'EUR', stock: 7 },
  });
});

test('every fault of a draft is named at once', () => {
  const draft = { name: ' ', price: 'x', currency: 'EUR', quantity: '1.5', description: '' } as const;
  const faults = { name: 'name-missing', price: 'price-invalid', quantity: 'quantity-invalid' };
  expect(readDraft(draft)).toEqual({ ok: false, faults });
});
