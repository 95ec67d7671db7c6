import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createServerConnection } from './server-connection.ts';
import { createTokenStore, type TokenStore } from './token-store.ts';

let directory: string;
let tokens: TokenStore;

beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'stallcast-connection-'));
  const keyring = {
    isAvailable: async () => false,
    encrypt: async () => Buffer.of(),
    decrypt: async () => '',
  };
  tokens = await createTokenStore(path.join(directory, 'session.json'), keyring);
});

afterEach(() => rm(directory, { recursive: true, force: true }));

const open = (suggested: string | null = null) => createServerConnection(directory, tokens, suggested);

test('the server of the last time is there again after a restart', async () => {
  const first = await open();
  expect(first.origin()).toBeNull();
  await first.use('shop.example');
  expect((await open()).origin()).toBe('https://shop.example');
});

test('an address given at start comes first, and is kept once it was used', async () => {
  await (await open()).use('shop.example');
  const suggested = await open('http://127.0.0.1:4000');
  expect(suggested.origin()).toBe('http://127.0.0.1:4000');
  expect((await open()).origin()).toBe('https://shop.example');
  await suggested.use('127.0.0.1:4000');
  expect((await open()).origin()).toBe('http://127.0.0.1:4000');
});

test('turning to another server forgets the token of the old one', async () => {
  const connection = await open('shop.example');
  await tokens.put('https://shop.example', 'bearer-1');
  await connection.use('https://shop.example/');
  expect(tokens.get('https://shop.example')).toBe('bearer-1');
  await connection.use('other.example');
  expect(tokens.get('https://shop.example')).toBeNull();
});

test('an address that cannot be used changes nothing', async () => {
  const connection = await open('shop.example');
  await tokens.put('https://shop.example', 'bearer-1');
  expect(await connection.use('http://8.8.8.8')).toEqual({ ok: false, reason: 'needs-https' });
  expect(connection.origin()).toBe('https://shop.example');
  expect(tokens.get('https://shop.example')).toBe('bearer-1');
});
