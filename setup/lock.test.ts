import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { withLock } from './lock.mjs';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stallcast-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('gives back what the work gave, and leaves no lock', async () => {
  const file = join(folder, 'lock');
  expect(await withLock(file, async () => existsSync(file))).toBe(true);
  expect(existsSync(file)).toBe(false);
});

test('leaves no lock when the work failed', async () => {
  const file = join(folder, 'lock');
  await expect(withLock(file, () => Promise.reject(new Error('disk full')))).rejects.toThrow('disk full');
  expect(existsSync(file)).toBe(false);
});

test('takes over the lock of a process that is gone', async () => {
  const file = join(folder, 'lock');
  const child = spawn(process.execPath, ['-e', '']);
  await once(child, 'exit');
  writeFileSync(file, `${child.pid} 1`);
  expect(await withLock(file, async () => 'done')).toBe('done');
});

test('two processes never work at once', async () => {
  const file = join(folder, 'lock');
  const inside = join(folder, 'inside');
  const script = `
    import { closeSync, openSync, rmSync } from 'node:fs';
    import { setTimeout as delay } from 'node:timers/promises';
    import { withLock } from ${JSON.stringify(new URL('./lock.mjs', import.meta.url).href)};
    for (let turn = 0; turn < 3; turn += 1) {
      await withLock(${JSON.stringify(file)}, async () => {
        closeSync(openSync(${JSON.stringify(inside)}, 'wx'));
        await delay(20);
        rmSync(${JSON.stringify(inside)});
      });
    }`;
  const children = Array.from({ length: 3 }, () =>
    spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: 'ignore' }),
  );
  await Promise.all(children.map((child) => once(child, 'exit')));
  expect(children.map(({ exitCode }) => exitCode)).toEqual([0, 0, 0]);
});
