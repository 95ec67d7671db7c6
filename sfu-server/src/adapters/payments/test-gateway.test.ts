import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { systemClock } from '../../platform/clock.ts';
import { createLogger } from '../../platform/logger.ts';
import { createTestGateway, type TestGateway } from './test-gateway.ts';
import { openTestJournal } from './test-journal.ts';
import { isSignedBy } from './webhook-signature.ts';

const secret = 'a secret that only tests know';
const logger = createLogger('silent');
const closers: (() => unknown)[] = [];
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stallcast-journal-'));
});
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
  await rm(folder, { recursive: true });
});

const journalPath = () => join(folder, 'payments.jsonl');

interface Options {
  readonly delayMs?: number;
  readonly webhookUrl?: () => string | null;
  readonly now?: () => Date;
}

async function open(options: Options = {}): Promise<TestGateway> {
  const { delayMs = 60_000, webhookUrl = () => null, now = systemClock.now } = options;
  const gateway = createTestGateway({
    ...{ secret, delayMs, webhookUrl, logger },
    journal: await openTestJournal(journalPath(), now().getTime()),
    clock: { ...systemClock, now },
    firstPauseMs: 5,
  });
  closers.push(() => gateway.close());
  return gateway;
}

/** The same gateway after its process ended. */
async function reopen(gateway: TestGateway, options: Options = {}): Promise<TestGateway> {
  await gateway.close();
  return open(options);
}

const payment = (method: string) => ({
  paymentId: randomUUID(),
  ref: null,
  amount: { amountMinor: 100, currency: 'EUR' as const },
  method,
  createdAt: new Date(),
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

const outcomesIn = (messages: readonly { body: string }[]) =>
  messages.map(({ body }) => /"outcome":"(\w+)"/.exec(body)?.[1]);

test.each([
  ['approve', 'succeeded'],
  ['decline', 'failed'],
  ['challenge', 'action-needed'],
  ['delayed', 'pending'],
  ['webhook-never', 'pending'],
] as const)('%s: the method names the outcome, %s', async (method, state) => {
  const gateway = await open();
  const asked = payment(method);
  expect((await gateway.start(asked)).state).toBe(state);
  expect((await gateway.status(asked))?.state).toBe(state);
});

test('who cannot be reached knows of nothing', async () => {
  const gateway = await open();
  const asked = payment('unreachable');
  await expect(gateway.start(asked)).rejects.toThrow('cannot be reached');
  expect(await gateway.status(asked)).toBeNull();
});

test('a delayed payment is reported by a signed message, again until it is received, then no more', async () => {
  const { messages, url } = await receive([500, 429, 200]);
  const gateway = await open({ delayMs: 20, webhookUrl: () => url });
  const asked = payment('delayed');
  await gateway.start(asked);
  await gateway.start(asked);
  await vi.waitUntil(() => messages.length === 3);
  expect(new Set(messages.map((message) => message.body)).size).toBe(1);
  expect(gateway.readNews(JSON.parse(messages[2]?.body ?? ''))).toEqual({
    about: 'payment',
    paymentId: asked.paymentId,
    state: 'succeeded',
  });
  for (const { body, signature } of messages)
    expect(isSignedBy(secret, Buffer.from(body), signature, Date.now())).toBe(true);
  await gateway.close();
  expect(messages).toHaveLength(3);
});

test('a message may come twice, in the wrong order, or never, as the method says', async () => {
  const { messages, url } = await receive([200]);
  const gateway = await open({ delayMs: 20, webhookUrl: () => url });
  await gateway.start(payment('webhook-never'));
  await gateway.start(payment('webhook-twice'));
  await vi.waitUntil(() => messages.length === 2);
  expect(new Set(messages.map(({ body }) => body)).size).toBe(1);
  await gateway.start(payment('webhook-out-of-order'));
  await vi.waitUntil(() => messages.length === 4);
  expect(outcomesIn(messages.slice(2))).toEqual(['succeeded', 'pending']);
});

test('a gateway that was started again knows what became of payments', async () => {
  const gateway = await open();
  const payments = ['approve', 'decline', 'delayed', 'challenge'].map(payment);
  for (const asked of payments) await gateway.start(asked);
  const states = (of: TestGateway) =>
    Promise.all(payments.map(async (asked) => (await of.status(asked))?.state));
  const before = await states(gateway);
  const again = await reopen(gateway);
  expect(await states(again)).toEqual(before);
  const later = () => new Date(Date.now() + 61_000);
  expect(await states(await reopen(again, { now: later }))).toEqual([
    'succeeded',
    'failed',
    'succeeded',
    'action-needed',
  ]);
});

test('half a line that a killed process left harms nothing', async () => {
  const gateway = await open();
  const asked = payment('approve');
  await gateway.start(asked);
  await gateway.close();
  await appendFile(journalPath(), '{"paymentId":"01');
  expect((await (await open()).status(asked))?.state).toBe('succeeded');
});

test('the first answer to a challenge counts, and is known after a restart', async () => {
  const gateway = await open();
  const [approved, denied] = [payment('challenge'), payment('challenge')];
  for (const asked of [approved, denied]) await gateway.start(asked);
  expect((await gateway.answerChallenge(approved, 'approve'))?.state).toBe('succeeded');
  expect((await gateway.answerChallenge(approved, 'deny'))?.state).toBe('succeeded');
  expect((await gateway.answerChallenge(denied, 'deny'))?.state).toBe('failed');
  const again = await reopen(gateway);
  expect((await again.status(approved))?.state).toBe('succeeded');
  expect((await again.answerChallenge(denied, 'approve'))?.state).toBe('failed');
  expect(await again.answerChallenge(payment('challenge'), 'approve')).toBeNull();
});

test('what was called off is never paid: not later, not when it is begun after that', async () => {
  const { messages, url } = await receive([200]);
  const gateway = await open({ delayMs: 50, webhookUrl: () => url });
  const [asked, neverAsked] = [payment('delayed'), payment('approve')];
  await gateway.start(asked);
  expect(await gateway.cancel(asked)).toBe('cancelled');
  expect(await gateway.cancel(neverAsked)).toBe('cancelled');
  expect((await gateway.start(neverAsked)).state).toBe('failed');
  await vi.waitUntil(() => Date.now() - asked.createdAt.getTime() > 100);
  expect((await gateway.status(asked))?.state).toBe('failed');
  expect(messages).toHaveLength(0);
});

test('what was paid cannot be called off', async () => {
  const gateway = await open();
  const asked = payment('approve');
  await gateway.start(asked);
  expect(await gateway.cancel(asked)).toBe('succeeded');
  expect((await gateway.status(asked))?.state).toBe('succeeded');
});

test('nothing is sent after it was closed', async () => {
  const { messages, url } = await receive([200]);
  const gateway = await open({ delayMs: 1, webhookUrl: () => url });
  await gateway.start(payment('delayed'));
  await Promise.all([gateway.close(), gateway.close()]);
  expect(messages).toHaveLength(0);
});
