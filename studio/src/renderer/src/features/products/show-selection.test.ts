import { expect, test } from 'vitest';
import { mostOnShow, moveProduct, toggleProduct } from './show-selection.ts';

const show = (...ids: string[]) => ids.map((productId) => ({ productId }));

test('a ticked product comes last, an unticked one leaves the others in order', () => {
  expect(toggleProduct(show('a', 'b'), { productId: 'c' })).toEqual(show('a', 'b', 'c'));
  expect(toggleProduct(show('a', 'b', 'c'), { productId: 'b' })).toEqual(show('a', 'c'));
});

test('a full show takes no more', () => {
  const full = Array.from({ length: mostOnShow }, (_, index) => ({ productId: `p${index}` }));
  expect(toggleProduct(full, { productId: 'one-more' })).toEqual(full);
});

test('products move one place, not past the ends', () => {
  expect(moveProduct(show('a', 'b', 'c'), 'b', -1)).toEqual(show('b', 'a', 'c'));
  expect(moveProduct(show('a', 'b', 'c'), 'b', 1)).toEqual(show('a', 'c', 'b'));
  expect(moveProduct(show('a', 'b'), 'a', -1)).toEqual(show('a', 'b'));
  expect(moveProduct(show('a', 'b'), 'b', 1)).toEqual(show('a', 'b'));
  expect(moveProduct(show('a', 'b'), 'gone', 1)).toEqual(show('a', 'b'));
});
