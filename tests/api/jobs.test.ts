import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { createJobs, type Job } from '@stallcast/sfu-server/jobs';
import { createLogger } from '@stallcast/sfu-server/logger';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';

let database: TestDatabase;
const closers: (() => Promise<void>)[] = [];

beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
  await database.close();
});

function open(run: Job['run'], everyMs = 500) {
  const jobs = createJobs({
    databaseUrl: database.url,
    jobs: [{ name: 'look-after', everyMs, run }],
    logger: createLogger('silent'),
  });
  closers.push(() => jobs.close());
  jobs.start();
  return jobs;
}

test('a job is done at once, and again and again, also when it fails', async () => {
  let runs = 0;
  open(async () => {
    runs += 1;
    if (runs === 2) throw new Error('not today');
  });
  await expect.poll(() => runs, { timeout: 10_000 }).toBeGreaterThanOrEqual(4);
});

test('a server that starts looks at once, whenever the last one meant to look again', async () => {
  let runs = 0;
  const first = open(async () => void (runs += 1), 3_600_000);
  await expect.poll(() => runs, { timeout: 10_000 }).toBe(1);
  await first.close();
  open(async () => void (runs += 1), 3_600_000);
  await expect.poll(() => runs, { timeout: 10_000 }).toBe(2);
});

test('what a killed process was at is done again', async () => {
  const script = fileURLToPath(new URL('../support/hanging-job.ts', import.meta.url));
  const child = spawn(process.execPath, [script, database.url, 'look-after'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  child.kill('SIGKILL');
  await once(child, 'exit');
  let runs = 0;
  open(async () => void (runs += 1));
  await expect.poll(() => runs, { timeout: 10_000 }).toBeGreaterThanOrEqual(2);
  const [broken] = await database.sql`
    select retry_limit, expire_seconds from jobs.job where name = 'look-after' and state = 'active'`;
  expect(broken, 'the queue still has the broken run, and takes it up when its time is over').toMatchObject({
    retry_limit: 3,
    expire_seconds: 60,
  });
});

test('who stops lets the run under way end', async () => {
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
  const { promise: may, resolve: end } = Promise.withResolvers<void>();
  let ended = false;
  const jobs = open(async () => {
    begin();
    await may;
    ended = true;
  });
  await begun;
  const closed = jobs.close();
  end();
  await closed;
  expect(ended).toBe(true);
});

test('who stops does not wait for ever', async () => {
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
  const { promise: never, resolve: end } = Promise.withResolvers<void>();
  const jobs = open(async () => {
    begin();
    await never;
  });
  await begun;
  const since = Date.now();
  await jobs.close();
  expect(Date.now() - since).toBeLessThan(5000);
  end();
});
