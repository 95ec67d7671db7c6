import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { coalesce } from './coalesce.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('a burst becomes one call at once and one at the end, with nothing left out', () => {
  const calls: string[] = [];
  const asked = coalesce(
    250,
    async (key) => void calls.push(key),
    () => {},
  );
  for (let times = 0; times < 50; times += 1) asked.ask('a');
  asked.ask('b');
  expect(calls).toEqual(['a', 'b']);
  vi.advanceTimersByTime(250);
  expect(calls).toEqual(['a', 'b', 'a']);
  vi.advanceTimersByTime(1000);
  expect(calls).toHaveLength(3);
});

test('nothing is called after it was closed', () => {
  const calls: string[] = [];
  const asked = coalesce(
    250,
    async (key) => void calls.push(key),
    () => {},
  );
  asked.ask('a');
  asked.ask('a');
  asked.close();
  vi.advanceTimersByTime(1000);
  expect(calls).toEqual(['a']);
});
