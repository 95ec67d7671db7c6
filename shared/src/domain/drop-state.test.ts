import { expect, test } from 'vitest';
import { type DropTimes, dropPhase } from './drop-state.ts';

const at = (second: number) => Date.UTC(2026, 0, 1, 12, 0, second);
const drop: DropTimes = {
  opensAt: new Date(at(10)),
  closesAt: '2026-01-01T12:00:20.000Z',
  isClosed: false,
  remaining: 5,
};

test('a drop opens on the millisecond it was announced for, and closes the same way', () => {
  expect(dropPhase(drop, at(10) - 1)).toEqual({ state: 'announced', leftMs: 1 });
  expect(dropPhase(drop, at(10))).toEqual({ state: 'open', leftMs: 10_000 });
  expect(dropPhase(drop, at(20) - 1)).toEqual({ state: 'open', leftMs: 1 });
  expect(dropPhase(drop, at(20))).toEqual({ state: 'closed', leftMs: null });
});

test('a drop with nothing left is sold out, as long as something may still come back', () => {
  const empty = { ...drop, remaining: 0 };
  expect(dropPhase(empty, at(5)).state).toBe('announced');
  expect(dropPhase(empty, at(15)).state).toBe('sold-out');
  expect(dropPhase(empty, at(20)).state).toBe('closed');
});

test('a drop that was closed before its time stays closed', () => {
  const closed = { ...drop, isClosed: true };
  expect([at(6), at(15)].map((time) => dropPhase(closed, time).state)).toEqual(['closed', 'closed']);
});
