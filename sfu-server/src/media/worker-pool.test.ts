import { createServer } from 'node:net';
import { once } from 'node:events';
import { pino } from 'pino';
import { afterEach, expect, test, vi } from 'vitest';
import { createWorkerPool, type WorkerPool, type WorkerPoolOptions } from './worker-pool.ts';
import { restartDelayMs } from './worker-slot.ts';

const pools: WorkerPool[] = [];

async function startPool(options: Partial<WorkerPoolOptions> = {}): Promise<WorkerPool> {
  const pool = await createWorkerPool({
    listenIps: ['127.0.0.1'],
    announcedAddress: null,
    port: 0,
    workers: 1,
    workerBin: process.env['MEDIASOUP_WORKER_BIN'] ?? null,
    logger: pino({ level: 'silent' }),
    ...options,
  });
  pools.push(pool);
  return pool;
}

afterEach(async () => {
  await Promise.all(pools.splice(0).map((pool) => pool.close()));
});

function pidOf(pool: WorkerPool, index = 0): number {
  const pid = pool.facts[index]?.pid;
  if (pid == null) throw new Error('the worker does not live');
  return pid;
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

test('rooms are spread over the workers, and a released place is used again', async () => {
  const pool = await startPool({ workers: 2 });
  const first = await pool.lease();
  await pool.lease();
  expect(pool.facts.map(({ rooms }) => rooms)).toEqual([1, 1]);
  first.release();
  first.release();
  expect(pool.facts.map(({ rooms }) => rooms)).toEqual([0, 1]);
  await pool.lease();
  expect(pool.facts.map(({ rooms }) => rooms)).toEqual([1, 1]);
});

test('a worker that was killed is replaced, and its rooms hear that their router is gone', async () => {
  const pool = await startPool();
  const pid = pidOf(pool);
  const { router } = await pool.lease();
  const gone = once(router, 'workerclose');
  process.kill(pid, 'SIGKILL');
  await gone;
  // Waits for the next worker by itself.
  const next = await pool.lease();
  expect(next.router.closed).toBe(false);
  expect(pidOf(pool)).not.toBe(pid);
  expect(pool.facts[0]).toMatchObject({ alive: true, deaths: 1 });
});

test('a worker that hangs is found out and replaced within 5 s', async () => {
  const pool = await startPool();
  const pid = pidOf(pool);
  process.kill(pid, 'SIGSTOP');
  await vi.waitFor(() => expect(pidOf(pool)).not.toBe(pid), { timeout: 5000, interval: 50 });
});

test('a worker that hangs while the server ends is not left behind', async () => {
  const pool = await startPool();
  const pid = pidOf(pool);
  process.kill(pid, 'SIGSTOP');
  await pool.close();
  await pool.close();
  expect(isRunning(pid)).toBe(false);
  await expect(pool.lease()).rejects.toMatchObject({ code: 'media-unavailable' });
});

test('the server keeps its own say over SIGINT and SIGTERM', async () => {
  const before = process.listenerCount('SIGTERM') + process.listenerCount('SIGINT');
  await startPool({ workers: 2 });
  expect(process.listenerCount('SIGTERM') + process.listenerCount('SIGINT')).toBe(before);
});

test('a taken port or a wrong binary is said at the start', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const address = taken.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  await expect(startPool({ port })).rejects.toThrow(new RegExp(`media port ${port} .*cannot be opened`));
  taken.close();
  await expect(startPool({ workerBin: '/nowhere/mediasoup-worker' })).rejects.toThrow(
    '/nowhere/mediasoup-worker',
  );
});

test('workers that keep dying are started less and less often, but never given up', () => {
  const delays = [0, 1, 2, 3, 4, 5, 6, 100].map(restartDelayMs);
  expect(delays[0]).toBe(0);
  expect(delays).toEqual(delays.toSorted((one, other) => one - other));
  expect(delays.at(-1)).toBe(5000);
});
