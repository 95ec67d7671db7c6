import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lastLines } from './log-tail.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'stallcast-log-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('the last lines of a long file, and all of a short one', async () => {
  const file = path.join(folder, 'studio.log');
  await writeFile(file, Array.from({ length: 50_000 }, (_none, index) => `line ${index}\n`).join(''));
  const lines = await lastLines(file, 200);
  expect([lines.length, lines[0], lines.at(-1)]).toEqual([200, 'line 49800', 'line 49999']);
  await writeFile(file, 'one\ntwo\n');
  expect(await lastLines(file, 200)).toEqual(['one', 'two']);
});

test('no file, no lines', async () => {
  expect(await lastLines(path.join(folder, 'none.log'), 200)).toEqual([]);
});
