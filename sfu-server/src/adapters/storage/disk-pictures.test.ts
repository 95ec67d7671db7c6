import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createDiskPictures } from './disk-pictures.ts';

const one = '0199a2b4-0000-7000-8000-000000000001';
const other = '0199a2b4-0000-7000-8000-000000000002';
let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'stallcast-pictures-'));
});
afterEach(() => rm(root, { recursive: true }));

const bytes = new Uint8Array([1, 2, 3]);

test('a picture is found under its name, in a folder that is made when it is needed', async () => {
  const pictures = createDiskPictures(join(root, 'new'));
  expect(await pictures.find(`${one}.webp`)).toBeNull();
  await pictures.put(one, bytes);
  const found = await pictures.find(`${one}.webp`);
  expect(found).toEqual({ path: join(root, 'new', `${one}.webp`), contentType: 'image/webp' });
  expect([...(await readFile(found?.path ?? ''))]).toEqual([1, 2, 3]);
  expect(await readdir(join(root, 'new'))).toEqual([`${one}.webp`]);
});

test('what is withdrawn is out of sight until it is restored or gone; each may be said twice', async () => {
  const pictures = createDiskPictures(root);
  await pictures.put(one, bytes);
  await pictures.put(other, bytes);
  for (const id of [one, one, other]) await pictures.withdraw(id);
  expect(await pictures.find(`${one}.webp`)).toBeNull();
  expect((await pictures.listWithdrawn()).sort()).toEqual([one, other]);
  for (let times = 0; times < 2; times += 1) {
    await pictures.restore(one);
    await pictures.remove(other);
  }
  expect(await pictures.listWithdrawn()).toEqual([]);
  expect(await readdir(root)).toEqual([`${one}.webp`]);
});

test('T27: a name that is no id of a picture never becomes a path', async () => {
  const pictures = createDiskPictures(root);
  for (const id of ['..', '', '../x', `${one}/..`, `${one}\0`, '/etc', one.toUpperCase()]) {
    await expect(pictures.put(id, bytes)).rejects.toThrow('named by its id');
    expect(await pictures.find(`${id}.webp`)).toBeNull();
  }
  expect(await readdir(root)).toEqual([]);
});

test('T27: neither a link nor a folder is a picture', async () => {
  await symlink('/etc/hostname', join(root, `${one}.webp`));
  await mkdir(join(root, `${other}.webp`));
  const pictures = createDiskPictures(root);
  expect(await pictures.find(`${one}.webp`)).toBeNull();
  expect(await pictures.find(`${other}.webp`)).toBeNull();
});

test('what others lay into the folder is left alone', async () => {
  await writeFile(join(root, 'notes.webp.withdrawn'), '');
  const pictures = createDiskPictures(root);
  expect(await pictures.listWithdrawn()).toEqual([]);
  expect(await createDiskPictures(join(root, 'absent')).listWithdrawn()).toEqual([]);
});
