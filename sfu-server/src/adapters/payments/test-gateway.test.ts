import { once } from 'node:events';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterEach, expect, test, vi } from 'vitest';
import { systemClock } from '../../platform/clock.ts';
import { createLogger } from '../../platform/logger.ts';
import { createTestGateway } from './test-gateway.ts';
import { isSignedBy } from './webhook-signature.ts';

const secret = 'a secret that only tests know';
const logger = createLogger('silent');
const closers: (() => unknown)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

function open(options: { delayMs?: number; webhookUrl?: () => string | null; now?: () => Date } = {}) {
  const { delayMs = 60_000, webhookUrl = () => null, now = systemClock.now } = options;
  const gateway = createTestGateway({
    secret,
    delayMs,
    webhookUrl,
    clock: { ...systemClock, now },
    logger,
    firstPauseMs: 5,
  });
  closers.push(() => gateway.close());
  return gateway;
}

const payment = (method: string, createdAt = new Date()) => ({
  paymentId: '018f0000-0000-7000-8000-000000000001',
  amount: { amountMinor: 100, currency: 'EUR' as const },
  method,
  createdAt,
});

/** A receiver that answers with one status after the other, the last one for good. */
async function receive(statuses: number[]) {
  const messages: { body: string; signature: unknown }[] = [];
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      response.writeHead(statuses[Math.min(messages.length, statuses.length - 1)] ?? 200).end();
      messages.push({ body, signature: request.headers['stallcast-signature'] });
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  closers.push(() => server.close());
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { messages, url: `http://127.0.0.1:${address.port}/` };
}

test('the method names the outcome', async () => {
  const gateway = open();
  expect(await gateway.charge(payment('approve'))).toBe('succeeded');
  expect(await gateway.charge(payment('decline'))).toBe('failed');
  expect(await gateway.charge(payment('delayed'))).toBe('pending');
});

test('a delayed payment is reported by a signed message, again until it is received, then no more', async () => {
  const { messages, url } = await receive([500, 429, 200]);
  const gateway = open({ delayMs: 20, webhookUrl: () => url });
  expect(await gateway.charge(payment('delayed'))).toBe('pending');
  await vi.waitUntil(() => messages.length === 3);
  expect(new Set(messages.map((message) => message.body)).size).toBe(1);
  expect(JSON.parse(messages[2]?.body ?? '')).toMatchObject({
    paymentId: payment('').paymentId,
    outcome: 'succeeded',
  });
  for (const { body, signature } of messages)
    expect(isSignedBy(secret, Buffer.from(body), signature, Date.now())).toBe(true);
  expect(await gateway.status(payment('delayed', new Date(Date.now() - 1000)))).toBe('succeeded');
});

test('asking twice for the money does not report it twice', async () => {
  const { messages, url } = await receive([200]);
  const gateway = open({ delayMs: 20, webhookUrl: () => url });
  await gateway.charge(payment('delayed'));
  await gateway.charge(payment('delayed'));
  await vi.waitUntil(() => messages.length > 0);
  await gateway.close();
  expect(messages).toHaveLength(1);
});

test('a gateway that was started again knows what became of older payments', async () => {
  const before = new Date(Date.now() - 10_000);
  const gateway = open({ delayMs: 5000 });
  expect(await gateway.status(payment('approve', before))).toBe('succeeded');
  expect(await gateway.status(payment('decline', before))).toBe('failed');
  expect(await gateway.status(payment('delayed', before))).toBe('succeeded');
  expect(await open({ delayMs: 60_000 }).status(payment('delayed', before))).toBe('pending');
});

test('a payment that was never asked for is not known', async () => {
  const gateway = open();
  expect(await gateway.status(payment('approve', new Date(Date.now() + 1000)))).toBe('unknown');
});

test('nothing is sent after it was closed', async () => {
  const { messages, url } = await receive([200]);
  const gateway = open({ delayMs: 1, webhookUrl: () => url });
  await gateway.charge(payment('delayed'));
  await Promise.all([gateway.close(), gateway.close()]);
  await gateway.charge(payment('delayed'));
  expect(messages).toHaveLength(0);
});
