import { expect, test } from 'vitest';
import { closingLine } from './benchmark.ts';

const orders = { name: 'orders', goal: { least: 0.6 } };
const stats = { name: 'stats', goal: { most: 1.2 } };

test('a benchmark closes with its value, its ratio and whether the goal is met', () => {
  const measured = { value: 812.4, unit: 'decisions/s', ratio: 0.7123 };
  expect(closingLine(orders, measured, false)).toBe('orders: 812 decisions/s ratio 0.712 goal 0.6 ok');
  expect(closingLine(orders, { ...measured, ratio: 0.59 }, false)).toMatch(/ratio 0.59 goal 0.6 short$/);
});

test('where less is better the goal is the most that it may be', () => {
  expect(closingLine(stats, { value: 1.9, unit: 'ms', ratio: 1.04 }, false)).toMatch(/goal 1.2 ok$/);
  expect(closingLine(stats, { value: 1.9, unit: 'ms', ratio: 1.3 }, false)).toMatch(/goal 1.2 short$/);
});

test('nothing is met on a noisy machine', () => {
  expect(closingLine(stats, { value: 1.9, unit: 'ms', ratio: 1 }, true)).toMatch(/short$/);
});

test('a promise that is not kept is not made up for by the ratio', () => {
  const measured = { value: 20, unit: 'µs', ratio: 4, unmet: ['a poll asked the database'] };
  expect(closingLine(orders, measured, false)).toMatch(/ratio 4 goal 0.6 short$/);
});
