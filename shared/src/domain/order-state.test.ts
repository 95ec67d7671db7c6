import { expect, test } from 'vitest';
import { mayOrderBecome, orderStatuses } from './order-state.ts';

test('an order that was cancelled can never be paid', () => {
  expect(mayOrderBecome('cancelled', 'paid')).toBe(false);
});

test('only paid goods can be sent', () => {
  expect(orderStatuses.filter((from) => mayOrderBecome(from, 'fulfilled'))).toEqual(['paid']);
});

test('no order stays in its own state by a change', () => {
  for (const status of orderStatuses) expect(mayOrderBecome(status, status)).toBe(false);
});
