import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createApiClient, fetchTransport, type Patience, usualPatience } from '@stallcast/shared/client';
import { routes } from '@stallcast/shared/contract';
import { expect, onTestFinished, test } from 'vitest';

const id = '0197f0a4-6b1e-7cc3-9d4e-0a1b2c3d4e5f';
const key = 'a-key-of-this-purchase';
const quick: Patience = { ...usualPatience, delayMs: () => 5 };

/** What one try arrived as. */
interface Arrival {
  readonly atMs: number;
  readonly key: string | string[] | undefined;
  readonly body: string;
}
/** How one try is treated; the last of the list also treats all later ones. */
type Fate = (request: IncomingMessage, response: ServerResponse) => void;

const cutOff: Fate = (request) => request.socket.destroy();
const silence: Fate = () => undefined;
const well: Fate = (_request, response) => response.setHeader('content-type', 'application/json').end('{}');
const status =
  (code: number, headers: Record<string, string> = {}): Fate =>
  (_request, response) =>
    response.writeHead(code, headers).end('');

/** A real server on the loopback that treats the tries that arrive as it is told, one after the other. */
async function failing(...fates: readonly Fate[]) {
  const arrived: Arrival[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => {
      body += chunk;
    });
    request.on('end', () => {
      arrived.push({ atMs: performance.now(), key: request.headers['idempotency-key'], body });
      (fates[Math.min(arrived.length, fates.length) - 1] ?? well)(request, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('it listens on a port');
  const send = fetchTransport({ origin: `http://127.0.0.1:${address.port}` });
  return { arrived, client: (patience = quick) => createApiClient(routes, send, patience) };
}

const purchase = { idempotencyKey: key, body: { product: { productId: id, variantId: id, quantity: 1 } } };

test('whatever fails in passing, a purchase is asked for again, under its key and with its body', async () => {
  const { arrived, client } = await failing(cutOff, status(503), status(504), well);
  await expect(client()('checkout.begin', purchase)).resolves.toEqual({});
  expect(arrived).toHaveLength(4);
  expect(arrived[0]?.body).toContain(id);
  for (const { key: sent, body } of arrived) expect([sent, body]).toEqual([key, arrived[0]?.body]);
});

test('what only reads is asked again', async () => {
  const { arrived, client } = await failing(status(502), cutOff, well);
  await expect(client()('accounts.me', {})).resolves.toEqual({});
  expect(arrived).toHaveLength(3);
});

test('a comment with an id of its own is sent again, one without is not', async () => {
  const { arrived, client } = await failing(cutOff, well);
  await client()('interact.comment', { body: { streamId: id, text: 'hello', commentId: id } });
  const sent = JSON.stringify({ action: 'comment', streamId: id, text: 'hello', commentId: id });
  expect(arrived.map(({ body }) => body)).toEqual([sent, sent]);
  const other = await failing(cutOff, well);
  const nameless = other.client()('interact.comment', { body: { streamId: id, text: 'hello' } });
  await expect(nameless).rejects.toMatchObject({ code: 'unreachable' });
  expect(other.arrived).toHaveLength(1);
});

test.each([
  ['no answer', cutOff],
  ['503 with Retry-After', status(503, { 'retry-after': '0' })],
  ['429 with Retry-After', status(429, { 'retry-after': '0' })],
])('a call that may have acted is never sent twice: %s', async (_, fate) => {
  const { arrived, client } = await failing(fate, well);
  await expect(client()('cart.add', { body: { productId: id } })).rejects.toBeDefined();
  expect(arrived).toHaveLength(1);
});

test.each([400, 401, 403, 404, 409, 422, 429, 500])(
  '%i is an answer: it is not asked again',
  async (code) => {
    const { arrived, client } = await failing(status(code), well);
    await expect(client()('accounts.me', {})).rejects.toMatchObject({ status: code });
    expect(arrived).toHaveLength(1);
  },
);

test.each([429, 503, 409])('%i that says when to come back is not asked again sooner', async (code) => {
  const { arrived, client } = await failing(status(code, { 'retry-after': '1' }), well);
  await client()('checkout.begin', purchase);
  const [first, second] = arrived;
  expect((second?.atMs ?? 0) - (first?.atMs ?? 0)).toBeGreaterThanOrEqual(1000);
});

test.each(['60', 'Fri, 31 Dec 2100 23:59:59 GMT'])(
  'who is told to come back too late (%s) is told so at once',
  async (late) => {
    const { arrived, client } = await failing(status(429, { 'retry-after': late }), well);
    const began = performance.now();
    await expect(client()('accounts.me', {})).rejects.toMatchObject({ status: 429 });
    expect(performance.now() - began).toBeLessThan(2000);
    expect(arrived).toHaveLength(1);
  },
);

test('it ends after some tries, and after some time', async () => {
  const { arrived, client } = await failing(cutOff);
  await expect(client()('accounts.me', {})).rejects.toMatchObject({ code: 'unreachable' });
  expect(arrived).toHaveLength(usualPatience.tries);
  const brief = client({ tries: 1000, forMs: 300, delayMs: () => 50 });
  const before = arrived.length;
  await expect(brief('accounts.me', {})).rejects.toMatchObject({ code: 'unreachable' });
  expect(arrived.length - before).toBeGreaterThan(1);
  expect(arrived.length - before).toBeLessThanOrEqual(7);
});

test('the waits grow, and differ from one client to the next', async () => {
  const asked: number[] = [];
  const delayMs: Patience['delayMs'] = (tried, random) => {
    expect(random).toBeGreaterThanOrEqual(0);
    asked.push(usualPatience.delayMs(tried, 0));
    return 0;
  };
  const { client } = await failing(cutOff);
  await expect(client({ ...quick, delayMs })('accounts.me', {})).rejects.toBeDefined();
  expect(asked.slice(0, 3)).toEqual([...new Set(asked.slice(0, 3))].toSorted((a, b) => a - b));
  expect(usualPatience.delayMs(1, 0.1)).not.toBe(usualPatience.delayMs(1, 0.9));
});

test('its caller ends it: while it waits, and while it is under way', async () => {
  const waiting = await failing(status(503, { 'retry-after': '10' }), well);
  const [during, underWay] = [new AbortController(), new AbortController()];
  const call = waiting.client()('accounts.me', {}, { signal: during.signal });
  await expect.poll(() => waiting.arrived.length).toBe(1);
  during.abort();
  await expect(call).rejects.toMatchObject({ name: 'AbortError' });
  const hanging = await failing(silence);
  const hung = hanging.client()('accounts.me', {}, { signal: underWay.signal });
  await expect.poll(() => hanging.arrived.length).toBe(1);
  underWay.abort();
  await expect(hung).rejects.toMatchObject({ name: 'AbortError' });
  expect([waiting.arrived, hanging.arrived].map(({ length }) => length)).toEqual([1, 1]);
});
