import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createDiskStorage } from './disk-storage.ts';

const show = '0199a2b4-0000-7000-8000-000000000001';
const other = '0199a2b4-0000-7000-8000-000000000002';
let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'stallcast-storage-'));
});
afterEach(() => rm(root, { recursive: true }));

async function record(streamId: string, name: string): Promise<void> {
  await mkdir(join(root, streamId), { recursive: true });
  await writeFile(join(root, streamId, name), 'video');
}

test('a finished replay is found under its show, with the type of its format', async () => {
  await record(show, 'replay.webm');
  const storage = createDiskStorage(root);
  expect(await storage.findReplay(show, '.webm')).toEqual({
    path: join(root, show, 'replay.webm'),
    contentType: 'video/webm',
  });
  expect(await storage.findReplay(show, '.mp4')).toBeNull();
  expect(await storage.findReplay(other, '.webm')).toBeNull();
});

test('removing takes everything of that show and nothing else, and may be said twice', async () => {
  await record(show, 'part-0001.mp4');
  await record(other, 'replay.mp4');
  const storage = createDiskStorage(root);
  await storage.remove(show);
  await storage.remove(show);
  expect(await readdir(root)).toEqual([other]);
});

test('T27: a name that is no id of a show never becomes a path', async () => {
  const storage = createDiskStorage(root);
  for (const name of ['..', '.', '', '../x', `${show}/..`, `${show}\0`, '/etc', show.toUpperCase()]) {
    await expect((async () => storage.remove(name))()).rejects.toThrow('named by the id');
    await expect(storage.findReplay(name, '.mp4')).rejects.toThrow('named by the id');
  }
});

test('T27: a link instead of a replay is not followed', async () => {
  await mkdir(join(root, show));
  await symlink('/etc/hostname', join(root, show, 'replay.mp4'));
  expect(await createDiskStorage(root).findReplay(show, '.mp4')).toBeNull();
});

test('what is stored is listed by show; an absent folder holds nothing', async () => {
  await record(show, 'replay.mp4');
  await mkdir(join(root, 'lost+found'));
  await writeFile(join(root, other), 'no directory');
  expect(await createDiskStorage(root).list()).toEqual([show]);
  expect(await createDiskStorage(join(root, 'absent')).list()).toEqual([]);
});
