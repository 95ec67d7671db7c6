import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import { demoShop } from '@stallcast/drizzle/demo';
import { problemSchema } from '@stallcast/shared/contract';
import type { TransactionSql } from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asGuest, asSeller, asUser, type UserPerson } from '../support/drivers.ts';
import { pathsOut } from '../support/hostile-corpora.ts';
import { addProduct } from '../support/shopping.ts';
import { startApp, type TestApp } from '../support/start-app.ts';

let app: TestApp;
let user: UserPerson;
beforeAll(async () => {
  app = await startApp();
  user = await asUser(app);
});
afterAll(() => app.close());

const codeOf = (body: string) => problemSchema.parse(JSON.parse(body)).code;

test('T25: a body of a megabyte is refused without being read whole', async () => {
  const response = await user.send('POST', '/api/cart/lines', { productId: 'x'.repeat(1_000_000) });
  expect(response.status).toBe(413);
  expect(codeOf(response.body)).toBe('payload-too-large');
});

test('T25: a body nested ten thousand deep is refused', async () => {
  const deep = `${'['.repeat(10_000)}${']'.repeat(10_000)}`;
  const response = await user.send('POST', '/api/cart/lines', `{"productId":${deep}}`);
  expect(response.status).toBe(400);
  expect(codeOf(response.body)).toBe('invalid-input');
});

test('T25: brackets in a text are no nesting', async () => {
  const response = await user.send('POST', '/api/vendors', { name: `{[ "${'['.repeat(40)}` });
  expect(response.status).toBe(201);
});

test('T25: a body that names the prototype changes nothing', async () => {
  const body = '{"name":"Shop","__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}';
  const response = await (await asUser(app)).send('POST', '/api/vendors', body);
  expect(response.status).toBe(400);
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
});

test('T25: a compressed body is refused', async () => {
  const response = await user.send('POST', '/api/vendors', '{"name":"x"}', { 'content-encoding': 'gzip' });
  expect(response.status).toBe(415);
});

test('broken JSON, broken addresses and unknown routes are problems with a code', async () => {
  const tries = [
    { send: ['POST', '/api/vendors', '{"name":'], status: 400, code: 'invalid-input' },
    { send: ['GET', '/api/products/%E0%A4%A'], status: 400, code: 'invalid-input' },
    { send: ['GET', '/api/nothing'], status: 404, code: 'not-found' },
    { send: ['PUT', '/api/cart', {}], status: 404, code: 'not-found' },
    { send: ['GET', '/media/nothing'], status: 404, code: 'not-found' },
  ] as const;
  for (const { send, status, code } of tries) {
    const [method, path, body] = send;
    const response = await user.send(method, path, body);
    expect(response.status).toBe(status);
    expect(response.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(codeOf(response.body)).toBe(code);
    // Enough to find it in the log, and nothing of the inside.
    expect(response.body).toContain(response.headers['x-request-id']);
    expect(response.body).not.toMatch(/node_modules|\.ts:|select /);
  }
});

test('every answer carries the headers that keep a browser from harm', async () => {
  for (const path of ['/', '/api/live/streams', '/api/nothing', '/media/demo/nothing.svg']) {
    const { headers } = await asGuest(app).send('GET', path);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['content-security-policy']).toMatch(/default-src 'self'.*frame-ancestors 'none'/);
    expect(headers['content-security-policy']).not.toContain('upgrade-insecure-requests');
    expect(headers['permissions-policy']).toContain('camera=()');
    expect(headers['x-frame-options']).toBe('DENY');
    expect(headers['x-powered-by']).toBeUndefined();
    expect(headers['strict-transport-security']).toBeUndefined();
  }
});

test('the policy names the host that was asked, and nothing that a client made up', async () => {
  const policy = async (host: string) => {
    const asked = request(`${app.url}/`, { headers: { host } });
    asked.end();
    const { promise, resolve } = Promise.withResolvers<string>();
    asked.on('response', (response) => {
      response.resume();
      resolve(String(response.headers['content-security-policy']));
    });
    return promise;
  };
  expect(await policy('shop.example:8420')).toContain(
    "connect-src 'self' ws://shop.example:8420 wss://shop.example:8420;",
  );
  expect(await policy("x; script-src 'unsafe-inline'")).not.toContain('unsafe-inline');
});

test('a picture of the demo shop is shown and can run nothing', async () => {
  const folder = '/media/demo/';
  const { headers, status, body } = await asGuest(app).send('GET', `${folder}${anyPicture()}`);
  expect(status).toBe(200);
  expect(headers['content-type']).toBe('image/svg+xml');
  expect(headers['content-security-policy']).toMatch(/default-src 'none'.*sandbox/);
  expect(body).toContain('<svg');
});

function anyPicture(): string {
  return `${demoShop.sellers[0]?.products[0]?.picture}.svg`;
}

test('T27: no path leads out of the folders that are served', async () => {
  for (const root of ['/media/demo/', '/media/replays/', '/assets/', '/']) {
    for (const way of pathsOut) {
      const { status, body } = await rawGet(`${root}${way}`);
      // The page itself answers at its own addresses, such as the dot of its root.
      expect([400, 403, 404], `${root}${way}`).toContain(
        root === '/' && /^(%2e|\.)?$/.test(way) ? 404 : status,
      );
      expect(body, `${root}${way}`).not.toMatch(/"workspaces"|root:x/);
    }
  }
});

/** Sends a path as it is, which fetch would tidy up. */
async function rawGet(path: string): Promise<{ status: number; body: string }> {
  const { port, hostname } = new URL(app.url);
  const socket = connect(Number(port), hostname);
  socket.write(`GET ${path} HTTP/1.1\r\nHost: ${hostname}\r\nConnection: close\r\n\r\n`);
  let text = '';
  socket.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  await once(socket, 'close');
  return { status: Number(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1]), body: text };
}

test('a poll whose answer did not change costs no body', async () => {
  for (const path of ['/api/live/streams', '/api/accounts/me']) {
    const first = await user.send('GET', path);
    const etag = first.headers['etag'] ?? '';
    const again = await user.send('GET', path, undefined, {
      'if-none-match': etag,
      // Else fetch would ask for an answer that no cache had a part in.
      'cache-control': 'max-age=0',
    });
    expect([again.status, again.body]).toEqual([304, '']);
  }
});

test('T36: limits are told in headers, and a caller who exceeds them is told when to come back', async () => {
  const strict = await startApp({ env: { RATE_LIMIT_FACTOR: '1' } });
  try {
    const guest = asGuest(strict);
    const bad = { username: 'nobody', password: 'wrong' };
    const answers = [];
    for (let tries = 0; tries < 31; tries += 1) {
      const username = `nobody${tries}`;
      answers.push(await guest.send('POST', '/api/accounts/login', { ...bad, username }));
    }
    expect(answers[0]?.headers['ratelimit']).toMatch(/^"login";r=29;t=\d+$/);
    const last = answers.at(-1);
    expect(last?.status).toBe(429);
    expect(Number(last?.headers['retry-after'])).toBeGreaterThan(0);
    // Without a proxy of our own in front, what a client writes about its address counts for nothing.
    const forged = await guest.send('POST', '/api/accounts/login', bad, { 'x-forwarded-for': '203.0.113.7' });
    expect(forged.status).toBe(429);
  } finally {
    await strict.close();
  }
});

test('health, readiness and figures tell machines how the server is', async () => {
  const guest = asGuest(app);
  const health = await guest.send('GET', '/healthz');
  expect(health.status).toBe(200);
  expect(JSON.parse(health.body)).toMatchObject({
    status: 'ok',
    database: 'ok',
    media: { workers: 1, alive: 1 },
  });
  expect((await guest.send('GET', '/readyz')).status).toBe(200);
  expect((await guest.send('GET', '/livez')).status).toBe(200);
  const metrics = await guest.send('GET', '/metrics');
  expect(metrics.body).toMatch(/stallcast_http_requests_total\{[^}]*route="\/healthz"[^}]*\} \d+/);
  expect(metrics.body).not.toContain(user.userId);
  // Through a proxy everybody seems to be this machine.
  const proxied = await guest.send('GET', '/metrics', undefined, { 'x-forwarded-for': '203.0.113.7' });
  expect(proxied.status).toBe(404);
});

test('the token opens the figures to a collector elsewhere', async () => {
  const metricsToken = 'a token for the collector';
  const other = await startApp({ env: { METRICS_TOKEN: metricsToken } });
  try {
    const ask = (authorization: string) =>
      asGuest(other).send('GET', '/metrics', undefined, { authorization, 'x-forwarded-for': '203.0.113.7' });
    expect((await ask(`Bearer ${metricsToken}`)).status).toBe(200);
    expect((await ask('Bearer wrong')).status).toBe(404);
  } finally {
    await other.close();
  }
});

test('F6: connections that the database cut are made anew, and nobody notices', async () => {
  const guest = asGuest(app);
  await app.sql`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`;
  await expect(guest.api('streams.list', {})).resolves.toHaveProperty('streams');
});

test('F8: who waits for a lock in vain is told to come back within 3 s, and others are not held up', async () => {
  const began = performance.now();
  await app.sql.begin(async (tx) => {
    await tx`lock table products in access exclusive mode`;
    const [held, free] = await Promise.all([
      asGuest(app).send('GET', `/api/products/${randomUUID()}`),
      user.send('GET', '/api/orders'),
    ]);
    expect([held.status, codeOf(held.body), held.headers['retry-after']]).toEqual([503, 'unavailable', '2']);
    expect(free.status).toBe(200);
  });
  expect(performance.now() - began).toBeLessThan(3500);
});

test('F5: a request that is under way when the server is told to stop gets its answer', async () => {
  const other = await startApp();
  const { productId } = await addProduct((await asSeller(other)).api);
  const seen = Promise.withResolvers<void>();
  const answer = other.sql.begin(async (tx) => {
    // Of all that runs by itself in a server, nothing reads pictures.
    await tx`lock table product_images in access exclusive mode`;
    const waiting = asGuest(other).send('GET', `/api/products/${productId}`);
    await expect.poll(() => locksWaitedFor(tx)).toBe(1);
    seen.resolve();
    return { waiting };
  });
  await seen.promise;
  const closed = other.close();
  expect((await (await answer).waiting).status).toBe(200);
  await closed;
});

async function locksWaitedFor(sql: TransactionSql): Promise<unknown> {
  const [row] =
    await sql`select count(*)::int as waiting from pg_locks where not granted and relation = 'product_images'::regclass`;
  return row?.['waiting'];
}
