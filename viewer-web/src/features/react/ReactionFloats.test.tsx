// @vitest-environment happy-dom
import '@preact/signals';
import { cleanup, fireEvent, render } from '@testing-library/preact';
import { afterEach, expect, test, vi } from 'vitest';
import { ReactionFloats } from './ReactionFloats.tsx';

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

/** Shows the server's counts one after the other; answers how many likes float. */
function floatsAfter(...counts: number[]) {
  const [first = 0, ...later] = counts;
  const { container, rerender } = render(<ReactionFloats likes={first} />);
  for (const likes of later) rerender(<ReactionFloats likes={likes} />);
  return { container, count: () => container.querySelectorAll('.float').length };
}

test('as many float as the server counted more; what was there before does not', async () => {
  const { count } = floatsAfter(40, 42, 42, 43);
  await vi.waitUntil(() => count() > 0);
  expect(count()).toBe(3);
});

test('a like that is taken back does not float, and nothing is caught up on', async () => {
  const { count } = floatsAfter(5, 4, 5);
  await vi.waitUntil(() => count() > 0);
  expect(count()).toBe(1);
});

test('never more than twenty at once, and each goes when it is through', async () => {
  const { container, count } = floatsAfter(0, 500);
  await vi.waitUntil(() => count() > 0);
  expect(count()).toBe(20);
  const [one] = container.querySelectorAll('.float');
  if (!one) throw new Error('one floats');
  fireEvent.animationEnd(one);
  await vi.waitUntil(() => count() === 19);
});

test('nothing moves for people who asked for that', async () => {
  const still = window.matchMedia('(min-width: 0px)');
  vi.spyOn(still, 'matches', 'get').mockReturnValue(true);
  vi.spyOn(window, 'matchMedia').mockReturnValue(still);
  const { count } = floatsAfter(0, 5);
  await Promise.resolve();
  expect(count()).toBe(0);
});
