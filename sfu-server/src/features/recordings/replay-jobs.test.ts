import { expect, test } from 'vitest';
import { createLogger } from '../../platform/logger.ts';
import { createReplayJobs } from './replay-jobs.ts';

const logger = createLogger('silent');
const create = (retryAfterMs: number[] = []) => createReplayJobs({ logger, concurrency: 1, retryAfterMs });

test('jobs take turns', async () => {
  const jobs = create();
  const seen: string[] = [];
  const job = (name: string) => async () => {
    seen.push(`${name} begins`);
    await new Promise(setImmediate);
    seen.push(`${name} ends`);
  };
  await Promise.all(['a', 'b', 'c'].map((name) => jobs.add(name, job(name))));
  expect(seen).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
});

test('a job that is asked for while it is being done is done once', async () => {
  const jobs = create();
  let times = 0;
  const job = async () => {
    times += 1;
    await new Promise(setImmediate);
  };
  await Promise.all([jobs.add('a', job), jobs.add('a', job)]);
  expect(times).toBe(1);
  await jobs.add('a', job);
  expect(times).toBe(2);
});

test('a job that fails is tried again, and given up in the end without hurting the others', async () => {
  const jobs = create([0, 0]);
  let times = 0;
  let done = false;
  await Promise.all([
    jobs.add('bad', async () => {
      times += 1;
      throw new Error('disk full');
    }),
    jobs.add('good', async () => void (done = true)),
  ]);
  expect([times, done]).toEqual([3, true]);
});

test('closing waits for what is being done and begins nothing more', async () => {
  const jobs = create();
  const seen: string[] = [];
  const begun = Promise.withResolvers<void>();
  const release = Promise.withResolvers<void>();
  const first = jobs.add('first', async () => {
    begun.resolve();
    await release.promise;
    seen.push('first');
  });
  void jobs.add('second', async () => void seen.push('second'));
  await begun.promise;
  const closed = jobs.close();
  release.resolve();
  await Promise.all([closed, first, jobs.close()]);
  expect(seen).toEqual(['first']);
});
