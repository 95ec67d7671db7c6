import { once } from 'node:events';
import { createServer, request as ask, type IncomingHttpHeaders, type Server } from 'node:http';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { AppError } from '../platform/errors.ts';
import { answerPolls } from './answer-polls.ts';
import { createMetrics } from './metrics.ts';
import type { KeptAnswer } from './poll-answers.ts';
import { createSecurityHeaders } from './security-headers.ts';

const known = '/api/live/viewers?action=count&streamId=1';
const etag = 'W/"1"';
const kept: KeptAnswer = { route: 'viewers.count', etag, body: '{"text":"Grüße"}' };

const state = { isTurningAway: false, isTooMuch: false };
let server: Server;
beforeEach(async () => {
  Object.assign(state, { isTurningAway: false, isTooMuch: false });
  const door = answerPolls(
    {
      polls: {
        find: (address) => (address === known ? kept : undefined),
        answer: async (_question, read) => read(),
        close: async () => {},
      },
      hasSession: ({ cookie }) => cookie === 'session',
      rateLimits: {
        async consume(limit, { actor, ip }, answer) {
          if (state.isTooMuch) throw new AppError('rate-limited');
          answer.set('RateLimit', `${limit} ${actor.kind} ${ip}`);
        },
      },
      drain: {
        get isTurningAway() {
          return state.isTurningAway;
        },
        watch: () => {},
        turnAway: () => {},
        close: async () => {},
      },
      metrics: createMetrics({ token: null, counts: [] }),
      securityHeaders: createSecurityHeaders({ isHttps: true, takesStripe: false }),
      trustProxyHops: 1,
    },
    (_request, response) => void response.writeHead(418).end(),
  );
  server = createServer(door).listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(() => void server.close());

interface Asked {
  readonly path?: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

async function send({ path = known, method = 'GET', headers = {}, body }: Asked) {
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const sent = ask({ host: '127.0.0.1', port, path, method, headers, agent: false });
  sent.end(body);
  const { promise, resolve } = Promise.withResolvers<{
    status: number;
    headers: IncomingHttpHeaders;
    text: string;
  }>();
  sent.on('response', (response) => {
    let text = '';
    response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
    response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }));
  });
  return promise;
}

test('a guest whose answer is known is told it, or that it has not changed', async () => {
  const whole = await send({ headers: { 'x-forwarded-for': '192.0.2.7' } });
  expect([whole.status, whole.text]).toEqual([200, kept.body]);
  expect(whole.headers).toMatchObject({
    ...{ etag, 'cache-control': 'no-cache, private', 'content-type': 'application/json; charset=utf-8' },
    ...{ ratelimit: 'read guest 192.0.2.7', 'x-frame-options': 'DENY' },
    'strict-transport-security': 'max-age=15552000',
  });
  expect(whole.headers['x-request-id']).toMatch(/^[\da-f-]{36}$/);
  const same = await send({ headers: { 'if-none-match': etag } });
  expect([same.status, same.text, same.headers['content-length']]).toEqual([304, '', undefined]);
  // Who reloads by force wants to see it.
  const forced = await send({ headers: { 'if-none-match': etag, 'cache-control': 'no-cache' } });
  expect(forced.status).toBe(200);
});

test('everything else is for those behind', async () => {
  const others: readonly Asked[] = [
    { path: `${known}1` },
    { method: 'HEAD' },
    { method: 'POST' },
    { headers: { cookie: 'session' } },
    { headers: { 'if-none-match': `"0", ${etag}` } },
    { headers: { 'if-none-match': '*' } },
    { headers: { 'content-length': '2' }, body: '{}' },
    { headers: { 'transfer-encoding': 'chunked' }, body: '{}' },
  ];
  for (const other of others) expect([other, (await send(other)).status]).toEqual([other, 418]);
});

test('who asks too often, or a server that goes, is for those behind too', async () => {
  state.isTooMuch = true;
  const refused = await send({});
  expect([refused.status, refused.headers['etag']]).toEqual([418, undefined]);
  Object.assign(state, { isTooMuch: false, isTurningAway: true });
  expect((await send({})).status).toBe(418);
});
