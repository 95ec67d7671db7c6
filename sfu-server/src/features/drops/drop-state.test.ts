import { expect, test } from 'vitest';
import { dropState } from './drop-state.ts';

const at = (second: number) => new Date(Date.UTC(2026, 0, 1, 12, 0, second));
const drop = { opensAt: at(10), closesAt: at(20), closedAt: null, remaining: 5 };

test('a drop is open from the moment it opens to the moment it closes, and neither before nor after', () => {
  expect(dropState(drop, at(9))).toBe('announced');
  expect(dropState(drop, at(10))).toBe('open');
  expect(dropState(drop, at(19))).toBe('open');
  expect(dropState(drop, at(20))).toBe('closed');
});

test('a drop with nothing left is sold out, as long as something may still come back', () => {
  expect(dropState({ ...drop, remaining: 0 }, at(15))).toBe('sold-out');
  expect(dropState({ ...drop, remaining: 0 }, at(20))).toBe('closed');
});

test('a drop that was closed before its time stays closed', () => {
  expect(dropState({ ...drop, closedAt: at(5) }, at(6))).toBe('closed');
  expect(dropState({ ...drop, closedAt: at(5) }, at(15))).toBe('closed');
});
