import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Countdown } from './countdown.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('three, two, one, and the show begins, once', () => {
  const [countdown, proceed] = [new Countdown(), vi.fn<() => void>()];
  countdown.start(proceed);
  const seen = [3, 2, 1].map(() => {
    const left = countdown.secondsLeft.getState();
    expect(proceed).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1_000);
    return left;
  });
  expect(seen).toEqual([3, 2, 1]);
  expect(proceed).toHaveBeenCalledTimes(1);
  expect(countdown.secondsLeft.getState()).toBeNull();
  vi.advanceTimersByTime(10_000);
  expect(proceed).toHaveBeenCalledTimes(1);
});

test('what is called off does not begin, and can be begun again', () => {
  const [countdown, first, second] = [new Countdown(), vi.fn<() => void>(), vi.fn<() => void>()];
  countdown.start(first);
  vi.advanceTimersByTime(2_500);
  countdown.cancel();
  vi.advanceTimersByTime(10_000);
  expect(first).not.toHaveBeenCalled();
  countdown.start(second);
  vi.advanceTimersByTime(3_000);
  expect(second).toHaveBeenCalledTimes(1);
});

test('a second press starts nothing twice; the impatient go on at once', () => {
  const [countdown, first, second] = [new Countdown(), vi.fn<() => void>(), vi.fn<() => void>()];
  countdown.start(first);
  vi.advanceTimersByTime(1_000);
  countdown.start(second);
  expect(countdown.secondsLeft.getState()).toBe(2);
  countdown.finish();
  countdown.finish();
  vi.advanceTimersByTime(10_000);
  expect(first).toHaveBeenCalledTimes(1);
  expect(second).not.toHaveBeenCalled();
});
