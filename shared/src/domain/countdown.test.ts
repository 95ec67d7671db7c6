import { expect, test } from 'vitest';
import { countdownMs, nextTickMs } from './countdown.ts';

test('a countdown reads 1 until the moment itself', () => {
  expect([10_000, 9_999, 1, 0].map(countdownMs)).toEqual([10_000, 10_000, 1_000, 0]);
});

test('a countdown ticks when its second is over', () => {
  expect(nextTickMs(4250)).toBe(250);
  expect(nextTickMs(4000)).toBe(1000);
});
