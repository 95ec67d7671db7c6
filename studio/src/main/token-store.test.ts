import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTokenStore, type Keyring } from './token-store.ts';

const origin = 'https://shop.example';
let directory: string;
let file: string;

beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'stallcast-token-'));
  file = path.join(directory, 'session.json');
});

afterEach(() => rm(directory, { recursive: true, force: true }));

/** A keyring of its own kind: what it hides cannot be read without it. */
function keyring(available: boolean, key = 0x5a): Keyring {
  const turn = (data: Buffer) => Buffer.from(data.map((byte) => byte ^ key));
  return {
    isAvailable: async () => available,
    encrypt: async (text) => turn(Buffer.from(`sealed:${text}`)),
    async decrypt(data) {
      const text = turn(data).toString('utf8');
      if (!text.startsWith('sealed:')) throw new Error('not sealed by this keyring');
      return text.slice('sealed:'.length);
    },
  };
}

test('a sign-in is remembered after a restart, unreadable in a file for its owner only', async () => {
  const first = await createTokenStore(file, keyring(true));
  await first.put(origin, 'secret-token');
  const second = await createTokenStore(file, keyring(true));
  expect(second.get(origin)).toBe('secret-token');
  expect(await readFile(file, 'utf8')).not.toContain('secret-token');
  expect((await stat(file)).mode & 0o777).toBe(0o600);
});

test('without a keyring the token stays in memory and no file is written', async () => {
  const store = await createTokenStore(file, keyring(false));
  await store.put(origin, 'secret-token');
  expect(store.remembers).toBe(false);
  expect(store.get(origin)).toBe('secret-token');
  expect(await readdir(directory)).toEqual([]);
});

test('a token is given only to the server it is for', async () => {
  const store = await createTokenStore(file, keyring(true));
  await store.put(origin, 'secret-token');
  expect(store.get('https://other.example')).toBeNull();
});

test('what was forgotten is gone from the disk too', async () => {
  const store = await createTokenStore(file, keyring(true));
  await store.put(origin, 'secret-token');
  await store.forget();
  expect(store.get(origin)).toBeNull();
  expect(await readdir(directory)).toEqual([]);
});

test('a damaged file, or one of another keyring, means signed out', async () => {
  const other = await createTokenStore(file, keyring(true, 0x33));
  await other.put(origin, 'secret-token');
  expect((await createTokenStore(file, keyring(true))).get(origin)).toBeNull();
  await writeFile(file, '{ "origin": ');
  expect((await createTokenStore(file, keyring(true))).get(origin)).toBeNull();
});
