import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Poll } from './poll.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const everyMs = () => 1000;

test('asks again after each round, also after one that failed', async () => {
  const failures: unknown[] = [];
  let rounds = 0;
  const poll = new Poll({
    run: async () => {
      rounds += 1;
      if (rounds === 1) throw new Error('down');
    },
    everyMs,
    onFailure: (error) => failures.push(error),
  });
  poll.now();
  await vi.advanceTimersByTimeAsync(2000);
  expect(rounds).toBe(3);
  expect(failures).toHaveLength(1);
});

test('rounds never overlap: asking during one means one more right after it', async () => {
  let [running, most, rounds] = [0, 0, 0];
  const poll = new Poll({
    run: async () => {
      running += 1;
      rounds += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setTimeout(resolve, 500));
      running -= 1;
    },
    everyMs,
  });
  poll.now();
  poll.now();
  poll.now();
  await vi.advanceTimersByTimeAsync(1000);
  expect([most, rounds]).toEqual([1, 2]);
});

test('closed, it asks no more, tells no failure, and ends the request under way', async () => {
  const failures: unknown[] = [];
  let rounds = 0;
  const poll = new Poll({
    run: (abort) => {
      rounds += 1;
      return new Promise((_, reject) => abort.addEventListener('abort', () => reject(new Error('aborted'))));
    },
    everyMs,
    onFailure: (error) => failures.push(error),
  });
  poll.now();
  poll.close();
  poll.now();
  await vi.advanceTimersByTimeAsync(5000);
  expect(rounds).toBe(1);
  expect(failures).toEqual([]);
});
