import { expect, test } from 'vitest';
import { median, percentile, spread } from './figures.ts';

test('the median lies in the middle', () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 2, 3])).toBe(2.5);
  expect(median([])).toBeNaN();
});

test('a percentile is one of the values', () => {
  const values = Array.from({ length: 100 }, (_, index) => index + 1);
  expect(percentile(values, 0.99)).toBe(99);
  expect(percentile([7], 0.5)).toBe(7);
});

test('the spread tells how far rounds lie apart', () => {
  expect(spread([90, 100, 110])).toBeCloseTo(0.2);
});
