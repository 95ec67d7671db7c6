import { createServer, type IncomingMessage, type Server } from 'node:http';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type RouteName, routes, toWireTable } from '@stallcast/shared/contract';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createServerLink } from './server-link.ts';
import { createTokenStore, type TokenStore } from './token-store.ts';

interface Answer {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  readonly body: object;
}

let server: Server;
let origin: string;
let directory: string;
let tokens: TokenStore;
let answer: Answer;
let seen: { request: IncomingMessage; body: string }[];

beforeEach(async () => {
  seen = [];
  server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      seen.push({ request, body });
      response.writeHead(answer.status ?? 200, { 'content-type': 'application/json', ...answer.headers });
      response.end(JSON.stringify(answer.body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${port(server)}`;
  directory = await mkdtemp(path.join(tmpdir(), 'stallcast-link-'));
  const keyring = {
    isAvailable: async () => false,
    encrypt: async () => Buffer.of(),
    decrypt: async () => '',
  };
  tokens = await createTokenStore(path.join(directory, 'session.json'), keyring);
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await rm(directory, { recursive: true, force: true });
});

function port(of: Server): number {
  const address: AddressInfo | string | null = of.address();
  if (address === null || typeof address === 'string')
    throw new Error('the server does not listen on a port');
  return address.port;
}

const table = toWireTable<RouteName>(routes);
const link = (to: string | null = origin) => createServerLink({ table, tokens, origin: () => to, fetch });
const login = {
  method: 'POST',
  path: '/api/accounts/login',
  headers: {},
  body: '{"username":"ana","password":"secret12"}',
};
const me = { method: 'GET', path: '/api/accounts/me', headers: { accept: 'application/json' }, body: null };

test('the token of a sign-in stays here and goes out with the next request', async () => {
  answer = {
    body: { account: { username: 'ana' }, token: 'bearer-1' },
    headers: { 'set-cookie': 'session=1' },
  };
  const response = await link()(login);
  expect(JSON.parse(response.body)).toEqual({ account: { username: 'ana' }, token: null });
  expect(JSON.stringify(response)).not.toContain('bearer-1');
  expect(JSON.parse(seen[0]?.body ?? '')).toMatchObject({ transport: 'bearer' });

  await link()(me);
  expect(seen[1]?.request.headers.authorization).toBe('Bearer bearer-1');
  expect(seen[1]?.request.headers.cookie).toBeUndefined();
});

test('a token goes to its own server only', async () => {
  await tokens.put('https://other.example', 'bearer-2');
  answer = { body: { account: null } };
  await link()(me);
  expect(seen[0]?.request.headers.authorization).toBeUndefined();
});

test('the page chooses no headers beyond those of the contract', async () => {
  answer = { body: { account: null } };
  await link()({
    ...me,
    headers: {
      authorization: 'Bearer stolen',
      cookie: 'a=b',
      'x-forwarded-for': '1.1.1.1',
      'if-none-match': '"1"',
    },
  });
  const { headers } = seen[0]?.request ?? {};
  expect(headers?.authorization).toBeUndefined();
  expect(headers?.cookie).toBeUndefined();
  expect(headers?.['x-forwarded-for']).toBeUndefined();
  expect(headers?.['if-none-match']).toBe('"1"');
});

test('a request outside the contract never leaves', async () => {
  await expect(link()({ ...me, path: '/metrics' })).rejects.toMatchObject({ fault: 'refused' });
  await expect(link(null)(me)).rejects.toMatchObject({ fault: 'refused' });
  expect(seen).toHaveLength(0);
});

test('no answer and a redirect both count as unreachable', async () => {
  answer = { status: 302, headers: { location: 'http://127.0.0.1:9/steal' }, body: {} };
  await expect(link()(me)).rejects.toMatchObject({ fault: 'unreachable' });
  await expect(link('http://127.0.0.1:9')(me)).rejects.toMatchObject({ fault: 'unreachable' });
});

test('signing out forgets the token even if the server does not hear of it', async () => {
  await tokens.put('http://127.0.0.1:9', 'bearer-3');
  const logout = { method: 'POST', path: '/api/accounts/logout', headers: {}, body: '{}' };
  await expect(link('http://127.0.0.1:9')(logout)).rejects.toMatchObject({ fault: 'unreachable' });
  expect(tokens.get('http://127.0.0.1:9')).toBeNull();
});

test('a token the server does not know any more is forgotten, a wrong password forgets nothing', async () => {
  await tokens.put(origin, 'bearer-4');
  answer = { status: 401, body: { code: 'invalid-credentials' } };
  await link()(login);
  expect(tokens.get(origin)).toBe('bearer-4');
  answer = { status: 401, body: { code: 'unauthenticated' } };
  await link()({ ...me, path: '/api/live/streams/mine' });
  expect(tokens.get(origin)).toBeNull();
});
