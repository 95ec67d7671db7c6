import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lockDataFolder } from './data-folder-lock.ts';
import { StartError } from './start-error.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stallcast-lock-'));
});
afterAll(() => rm(folder, { recursive: true }));

test('a folder has one server at a time', async () => {
  const lock = await lockDataFolder(folder);
  await expect(lockDataFolder(`${folder}/.`)).rejects.toBeInstanceOf(StartError);
  await lock.close();
  await (await lockDataFolder(folder)).close();
});

test('a server that was killed keeps no folder', async () => {
  const code = `
    const { lockDataFolder } = await import(${JSON.stringify(new URL('./data-folder-lock.ts', import.meta.url).href)});
    await lockDataFolder(${JSON.stringify(folder)});
    console.log('locked');
    setInterval(() => {}, 1000);`;
  const other = execFile(process.execPath, ['--input-type=module', '--eval', code]);
  if (other.stdout === null) throw new Error('no output');
  await once(other.stdout, 'data');
  await expect(lockDataFolder(folder)).rejects.toThrow(folder);
  const ended = once(other, 'exit');
  other.kill('SIGKILL');
  await ended;
  await (await lockDataFolder(folder)).close();
});
