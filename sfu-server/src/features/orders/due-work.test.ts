import { expect, test } from 'vitest';
import { createLogger } from '../../platform/logger.ts';
import { createDueWork } from './due-work.ts';

/** Work over items that stay due until they are done; those in `bad` fail. */
function openWork(items: number, bad: readonly number[], runMs = 60_000) {
  const due = new Set(Array.from({ length: items }, (_, index) => index));
  const tried: number[] = [];
  const run = createDueWork<number>({
    ...{ pageSize: 3, runMs, logger: createLogger('silent'), complaint: 'not done yet' },
    findPage: async (after = -1) => [...due].filter((item) => item > after).slice(0, 3),
    nameOf: String,
    async work(item) {
      tried.push(item);
      if (bad.includes(item)) throw new Error('broken');
      return due.delete(item);
    },
  });
  return { due, tried, run };
}

test('a run goes on until nothing is due, however many there are', async () => {
  const { due, run } = openWork(10, []);
  expect(await run()).toBe(10);
  expect(due.size).toBe(0);
});

test('those that fail are passed over, and come last the next time', async () => {
  const { due, tried, run } = openWork(8, [0, 1, 2, 3]);
  expect(await run()).toBe(4);
  expect([...due]).toEqual([0, 1, 2, 3]);
  due.add(9);
  tried.splice(0);
  expect(await run()).toBe(1);
  expect(tried).toEqual([9, 0, 1, 2, 3]);
});

test('a run whose time is over takes nothing more', async () => {
  const { due, run } = openWork(5, [], 0);
  expect(await run()).toBe(0);
  expect(due.size).toBe(5);
});
