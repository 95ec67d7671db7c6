import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findClosedFolder } from './database-user.ts';

let home: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'stallcast-home-'));
  await mkdir(join(home, 'data'), { mode: 0o755 });
});
afterEach(() => rm(home, { recursive: true }));

const stranger = { uid: 54_321, gid: 54_321 };

test('a folder that another user may not pass is named, however deep the data lie below it', async () => {
  await chmod(home, 0o700);
  expect(await findClosedFolder(join(home, 'data'), stranger)).toBe(home);
  await chmod(home, 0o711);
  expect(await findClosedFolder(join(home, 'data'), stranger)).toBeNull();
});

test('who runs the database as themselves passes their own folders', async () => {
  await chmod(home, 0o700);
  expect(await findClosedFolder(join(home, 'data'), null)).toBeNull();
});
