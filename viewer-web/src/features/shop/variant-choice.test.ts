import { expect, test } from 'vitest';
import { sampleVariant } from '../../testing/samples.ts';
import { chosenVariant, forSale, isInStock, optionsOf } from './variant-choice.ts';

const shirts = [
  sampleVariant({ number: 1, size: 'S', colour: 'Red', stock: 3 }),
  sampleVariant({ number: 2, size: 'S', colour: 'Blue', stock: 0 }),
  sampleVariant({ number: 3, size: 'M', colour: 'Blue', stock: 1 }),
];

test('a product without choices has its one variant chosen', () => {
  const [only] = [sampleVariant({ number: 1 })];
  expect(optionsOf([only], 'size')).toEqual([]);
  expect(chosenVariant([only], {})).toBe(only);
});

test('a variant is chosen once every choice that there is was made', () => {
  expect(optionsOf(shirts, 'size')).toEqual(['S', 'M']);
  expect(optionsOf(shirts, 'colour')).toEqual(['Red', 'Blue']);
  expect(chosenVariant(shirts, {})).toBeUndefined();
  expect(chosenVariant(shirts, { size: 'M' })).toBeUndefined();
  expect(chosenVariant(shirts, { size: 'M', colour: 'Blue' })).toBe(shirts[2]);
  expect(chosenVariant(shirts, { size: 'M', colour: 'Red' })).toBeUndefined();
});

test('what is sold out, or not made with the other choice, cannot be had', () => {
  expect(isInStock(shirts, 'colour', 'Blue', {})).toBe(true);
  expect(isInStock(shirts, 'colour', 'Blue', { size: 'S' })).toBe(false);
  expect(isInStock(shirts, 'size', 'M', { colour: 'Red' })).toBe(false);
});

test('archived variants are not for sale', () => {
  expect(forSale([sampleVariant({ number: 1, status: 'archived' })])).toEqual([]);
});
