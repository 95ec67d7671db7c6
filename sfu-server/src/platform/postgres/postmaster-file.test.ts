import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isRunning, readPostmaster, removePostmasterFile } from './postmaster-file.ts';

let cluster: string;
beforeEach(async () => {
  cluster = await mkdtemp(join(tmpdir(), 'stallcast-cluster-'));
});
afterEach(() => rm(cluster, { recursive: true }));

const leave = (pid: number, state: string) =>
  writeFile(
    join(cluster, 'postmaster.pid'),
    [pid, cluster, 1_700_000_000, 5433, '', '127.0.0.1', '  1  2', state].join('\n'),
  );

test('a database tells where it is and whether it takes connections', async () => {
  expect(await readPostmaster(cluster)).toBeNull();
  await leave(4711, 'starting');
  expect(await readPostmaster(cluster)).toEqual({ pid: 4711, port: 5433, isReady: false });
  await leave(4711, 'ready   ');
  expect(await readPostmaster(cluster)).toMatchObject({ isReady: true });
  await removePostmasterFile(cluster);
  expect(await readPostmaster(cluster)).toBeNull();
});

test('a file of which only the beginning was written is none', async () => {
  await writeFile(join(cluster, 'postmaster.pid'), '');
  expect(await readPostmaster(cluster)).toBeNull();
});

test('a number that went to another process is not taken for the database', async () => {
  await leave(process.pid, 'ready');
  const postmaster = await readPostmaster(cluster);
  if (process.platform === 'linux') expect(postmaster && (await isRunning(cluster, postmaster))).toBe(false);
  // Beyond what the system hands out.
  expect(await isRunning(cluster, { pid: 2 ** 30, port: 5433, isReady: true })).toBe(false);
});
