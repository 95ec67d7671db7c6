import { expect, test } from 'vitest';
import { sumChanges } from './sum-changes.ts';

test('several changes of one product in one show become one, in one order whatever came first', () => {
  const changes = [
    { streamId: 's2', productId: 'p1', units: 1 },
    { streamId: 's1', productId: 'p2', units: 2, orders: 1 },
    { streamId: 's1', productId: 'p2', units: 3, revenueMinor: 500 },
    { streamId: 's1', productId: 'p1', carted: 1 },
  ];
  const sums = sumChanges(changes);
  expect(sums).toMatchObject([
    { streamId: 's1', productId: 'p1', carted: 1, units: 0 },
    { streamId: 's1', productId: 'p2', units: 5, orders: 1, revenueMinor: 500 },
    { streamId: 's2', productId: 'p1', units: 1 },
  ]);
  expect(sumChanges(changes.toReversed())).toEqual(sums);
});

test('nothing is no change', () => {
  expect(sumChanges([])).toEqual([]);
});
