import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApiClient, fetchTransport } from '@stallcast/shared/client';
import { routes } from '@stallcast/shared/contract';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { addressOf, processesOf, runServer, type ServerCommand } from '../support/server-command.ts';

// The real command with its own database, as on somebody's machine.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let dataDir: string;
let started: ServerCommand[] = [];
// The tests follow each other on the same data, as starts of a server do: making a database takes longest.
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'stallcast-start-'));
  // Where these tests run as root, the database runs as a user of its own, who has to get in.
  await chmod(dataDir, 0o711);
});
afterEach(async () => {
  for (const server of started) server.kill('SIGTERM');
  await Promise.all(started.map(({ exit }) => exit));
  started = [];
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

function start(settings: Readonly<Record<string, string>> = {}): ServerCommand {
  const server = runServer({ DATA_DIR: dataDir, ...settings });
  started.push(server);
  return server;
}

const api = (origin: string) => createApiClient(routes, fetchTransport({ origin }));

test('the first start makes a shop one can log in to, and tells how; keeps its secrets, and stopped leaves no process', async () => {
  const server = start();
  const origin = await addressOf(server);
  expect((await fetch(`${origin}/healthz`)).status).toBe(200);
  const [, username = '', password = ''] = /seller\s+(\S+)\s+(\S+)/.exec(server.output) ?? [];
  const { account } = await api(origin)('accounts.login', { body: { username, password } });
  expect(account.vendor).not.toBeNull();
  const { streams } = await api(origin)('streams.list', { query: { status: 'scheduled' } });
  expect(streams[0]?.featured.length).toBeGreaterThan(0);
  const picture = streams[0]?.featured[0]?.imageUrl ?? '';
  expect((await fetch(origin + picture)).headers.get('content-type')).toBe('image/svg+xml');

  for (const file of ['secret', 'postgres/password', 'postgres/postgres.log']) {
    expect((await stat(join(dataDir, file))).mode & 0o077).toBe(0);
  }

  const began = performance.now();
  server.kill('SIGINT');
  expect(await server.exit).toBe(0);
  expect(performance.now() - began).toBeLessThan(15_000);
  expect(await processesOf(dataDir, server.pid)).toEqual([]);
});

test('a server that was killed is followed by one that has all of its data', async () => {
  const killed = start();
  const { account } = await api(await addressOf(killed))('accounts.register', {
    body: { username: 'survivor', email: 'survivor@example.test', password: 'a long password' },
  });
  killed.kill('SIGKILL');
  await killed.exit;
  const next = start();
  const login = { username: 'survivor', password: 'a long password' };
  await expect(api(await addressOf(next))('accounts.login', { body: login })).resolves.toMatchObject({
    account,
  });
  next.kill('SIGTERM');
  expect(await next.exit).toBe(0);
  expect(await processesOf(dataDir, next.pid)).toEqual([]);
});

test('a second server on the same data says so and harms nothing', async () => {
  const origin = await addressOf(start());
  const second = start();
  expect(await second.exit).toBe(1);
  expect(second.output).toContain(`Another Stallcast server is using the data folder ${dataDir}.`);
  expect((await fetch(`${origin}/healthz`)).status).toBe(200);
});

test('a signal while it starts leaves no process either', async () => {
  const fresh = join(dataDir, 'another');
  const server = start({ DATA_DIR: fresh });
  await expect.poll(() => exists(join(fresh, 'postgres')), { timeout: 20_000 }).toBe(true);
  server.kill('SIGTERM');
  await server.exit;
  expect(await processesOf(fresh, server.pid)).toEqual([]);
});

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

test('a database that dies is started again', async () => {
  const server = start();
  const origin = await addressOf(server);
  process.kill(await pidOfDatabase(), 'SIGKILL');
  await expect.poll(async () => (await fetch(`${origin}/readyz`)).status, { timeout: 10_000 }).toBe(200);
  await expect(api(origin)('streams.list', {})).resolves.toHaveProperty('streams');
});

async function pidOfDatabase(): Promise<number> {
  return Number.parseInt(await readFile(join(dataDir, 'postgres', 'data', 'postmaster.pid'), 'utf8'), 10);
}

const faults: readonly { what: string; settings: Record<string, string>; code: number; says: RegExp }[] = [
  {
    what: 'wrong settings, all at once',
    settings: { PORT: '70000', SECRET: 'short' },
    code: 78,
    says: /PORT: [^\n]+\n\s+SECRET: /,
  },
  {
    what: 'a database that is not there',
    settings: { DATABASE_URL: 'postgres://shop:hidden@127.0.0.1:9/shop' },
    code: 1,
    says: /^(?!.*hidden).*The database at 127\.0\.0\.1:9\/shop cannot be reached\. Start it, or correct DATABASE_URL\.\s*$/s,
  },
  {
    what: 'no media worker',
    settings: { MEDIASOUP_WORKER_BIN: '/nowhere/worker' },
    code: 1,
    says: /The media worker cannot be started/,
  },
];

for (const { what, settings, code, says } of faults) {
  test(`a start that cannot succeed ends with a sentence: ${what}`, async () => {
    const server = start({ LOG_LEVEL: 'error', ...settings });
    expect(await server.exit).toBe(code);
    expect(server.output).toMatch(says);
    expect(await processesOf(dataDir, server.pid)).toEqual([]);
  });
}

test('a start that cannot succeed ends with a sentence: a port in use', async () => {
  const other = createServer();
  other.listen(0, '127.0.0.1');
  await once(other, 'listening');
  const address = other.address();
  const port = typeof address === 'object' && address !== null ? String(address.port) : '';
  const server = start({ PORT: port });
  expect(await server.exit).toBe(1);
  expect(server.output).toContain(`Port ${port} is in use by another program.`);
  expect(await processesOf(dataDir, server.pid)).toEqual([]);
  other.close();
});
