import { expect, test } from 'vitest';
import { assertBuyable, refusalOf } from './check-offer.ts';

const offer = { name: 'Blue cup', status: 'active', stock: 2, perOrderLimit: 5 } as const;

test('as many as are left can be bought, one more cannot', () => {
  expect(refusalOf(offer, 2)).toBeNull();
  expect(refusalOf(offer, 3)).toBe('sold-out');
});

test('the limit per order holds however many are left', () => {
  expect(refusalOf({ ...offer, stock: 100 }, 5)).toBeNull();
  expect(refusalOf({ ...offer, stock: 100 }, 6)).toBe('over-order-limit');
});

test('what is archived cannot be bought, whatever its stock', () => {
  expect(refusalOf({ ...offer, status: 'archived' }, 1)).toBe('product-unavailable');
});

test('a buyer reads how many are left, and of what', () => {
  expect(() => assertBuyable(offer, 3)).toThrow('There are not enough of “Blue cup” left: only 2.');
  expect(() => assertBuyable({ ...offer, stock: 0 }, 1)).toThrow('“Blue cup” is sold out.');
});
