import { expect, test } from 'vitest';
import { PendingScreenChoice } from './screen-choice.ts';

const choice = { sourceId: 'screen:0:0', name: 'Entire screen', sound: false };

test('what was picked may be captured once', () => {
  const pending = new PendingScreenChoice(() => 0);
  expect([pending.pending, pending.take()]).toEqual([false, null]);
  pending.set(choice);
  expect(pending.pending).toBe(true);
  expect(pending.take()).toEqual(choice);
  expect([pending.pending, pending.take()]).toEqual([false, null]);
});

test('what was picked long ago may not be captured any more', () => {
  let nowMs = 0;
  const pending = new PendingScreenChoice(() => nowMs);
  pending.set(choice);
  nowMs = 10_001;
  expect([pending.pending, pending.take()]).toEqual([false, null]);
});
