import { expect, test } from 'vitest';
import { assertBuyable, refusalOf } from './check-offer.ts';

const offer = {
  name: 'Blue cup',
  status: 'active',
  stock: 2,
  perOrderLimit: 5,
  perBuyerLimit: null,
  dropId: null,
  dropLimit: null,
  isDropOpen: false,
} as const satisfies Parameters<typeof refusalOf>[0];

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

test('the limit per buyer holds within one order too, and so does that of a drop', () => {
  expect(refusalOf({ ...offer, stock: 100, perBuyerLimit: 3 }, 4)).toBe('over-buyer-limit');
  const dropped = { ...offer, stock: 100, dropId: 'd', dropLimit: 2, isDropOpen: true };
  expect(refusalOf(dropped, 2)).toBeNull();
  expect(refusalOf(dropped, 3)).toBe('over-buyer-limit');
  expect(refusalOf({ ...dropped, isDropOpen: false }, 1)).toBe('drop-not-open');
});

test('a buyer reads how many are left, and of what', () => {
  expect(() => assertBuyable(offer, 3)).toThrow('There are not enough of “Blue cup” left: only 2.');
  expect(() => assertBuyable({ ...offer, stock: 0 }, 1)).toThrow('“Blue cup” is sold out.');
});
