import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { PathWatch } from './path-watch.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function watching() {
  let restarts = 0;
  const watch = new PathWatch(() => (restarts += 1));
  return { watch, restartsAfter: (ms: number) => (vi.advanceTimersByTime(ms), restarts) };
}

test('a path that failed is asked to restart at once, and again as long as it stays away', () => {
  const { watch, restartsAfter } = watching();
  watch.handleState('failed');
  expect(restartsAfter(1)).toBe(1);
  expect(restartsAfter(15_000)).toBe(4);
  watch.close();
});

test('a path that only stutters is left alone for two seconds', () => {
  const { watch, restartsAfter } = watching();
  watch.handleState('disconnected');
  expect(restartsAfter(1900)).toBe(0);
  watch.handleState('connected');
  expect(restartsAfter(60_000)).toBe(0);
  watch.handleState('disconnected');
  expect(restartsAfter(2000)).toBe(1);
  watch.close();
});

test('a restart that leads nowhere is repeated; a path that is closed is let go', () => {
  const { watch, restartsAfter } = watching();
  watch.handleState('failed');
  expect(restartsAfter(1)).toBe(1);
  watch.handleState('connecting');
  expect(restartsAfter(5000)).toBe(2);
  watch.handleState('closed');
  expect(restartsAfter(60_000)).toBe(2);
});
