import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { ackSchemaOf } from '../support/acknowledgement.ts';
import { asGuest, asSeller, asUser, type SellerPerson } from '../support/drivers.ts';
import { sizeOf } from '../support/full-size.ts';
import { expectBooksToAgree } from '../support/invariants.ts';
import { mediaWorkerPids, residentBytes } from '../support/media-workers.ts';
import { openRawSocket } from '../support/raw-socket.ts';
import { watchShow } from '../support/show-sockets.ts';
import { goLive } from '../support/shows.ts';
import { startApp, type TestApp } from '../support/start-app.ts';

let app: TestApp;
let seller: SellerPerson;
let streamId: string;
beforeAll(async () => {
  app = await startApp();
  seller = await asSeller(app);
  ({ streamId } = await goLive(seller.api));
});
afterAll(async () => {
  await expectBooksToAgree(app.sql);
  await app.close();
});

const megabyte = 1024 * 1024;

async function enter(shop: TestApp, show: string) {
  const { ticket } = await asGuest(shop).api('viewers.join', { body: { streamId: show } });
  const socket = await openRawSocket(shop.url);
  await socket.request('show.watch', { ticket });
  return socket;
}

const openedTransport = ackSchemaOf(
  z.object({
    transportId: z.string(),
    iceCandidates: z.array(z.object({ protocol: z.string(), port: z.int() })),
  }),
);

async function gauge(shop: TestApp, name: string): Promise<number> {
  const { body } = await asGuest(shop).send('GET', '/metrics');
  return Number(new RegExp(`^${name} (\\d+)$`, 'm').exec(body)?.[1]);
}

test('T19: a socket that opens transports without end keeps two, and is closed after twenty refusals', async () => {
  const page = await watchShow(app.url, asGuest(app), streamId);
  const [worker = 0, ...others] = mediaWorkerPids();
  expect(others).toEqual([]);
  const before = residentBytes(worker);
  const socket = await enter(app, streamId);
  let answered = 0;
  const asked = Array.from({ length: sizeOf(1000, 10_000) }, async () => {
    await socket.request('media.createTransport', { direction: 'recv' });
    answered += 1;
  });
  void Promise.allSettled(asked);
  await expect(socket.closed).resolves.toEqual(expect.any(Number));
  expect(answered).toBeLessThanOrEqual(32);
  expect(mediaWorkerPids()).toEqual([worker]);
  expect(residentBytes(worker) - before).toBeLessThan(10 * megabyte);
  await expect(page.request('media.createTransport', { direction: 'recv' })).resolves.toHaveProperty(
    'transportId',
  );
  page.close();
});

test('T20: however many watch, one worker has one port', async () => {
  const sockets = [];
  for (let entered = 0; entered < sizeOf(20, 200); entered += 10)
    sockets.push(...(await Promise.all(Array.from({ length: 10 }, () => enter(app, streamId)))));
  const answers = await Promise.all(
    sockets.map(async (socket) =>
      openedTransport.parse(await socket.request('media.createTransport', { direction: 'recv' })),
    ),
  );
  const ports = answers.flatMap((ack) =>
    ack.ok ? ack.data.iceCandidates.map(({ protocol, port }) => `${protocol} ${port}`) : [ack.problem.code],
  );
  expect(new Set(ports).size).toBe(2);
  for (const socket of sockets) socket.close();
});

test('T22: twenty wrong requests within a minute close the socket that sent them', async () => {
  const socket = await enter(app, streamId);
  const codes: unknown[] = [];
  for (let round = 0; round < 20; round += 1) {
    const ack = ackSchemaOf(z.unknown()).parse(
      await socket.request('media.restartIce', { transportId: round }),
    );
    codes.push(ack.ok ? 'ok' : ack.problem.code);
  }
  expect(new Set(codes)).toEqual(new Set(['invalid-input']));
  await expect(socket.closed).resolves.toEqual(expect.any(Number));
});

test('T8: a browser with very many sockets is one viewer', async () => {
  const browser = asGuest(app);
  // Gives it its cookie.
  await browser.api('viewers.join', { body: { streamId } });
  const { counters } = await browser.api('viewers.count', { query: { streamId } });
  const sockets = [];
  for (let opened = 0; opened < sizeOf(100, 1000); opened += 50) {
    sockets.push(
      ...(await Promise.all(Array.from({ length: 50 }, () => watchShow(app.url, browser, streamId)))),
    );
  }
  const after = await browser.api('viewers.count', { query: { streamId } });
  expect(after.counters.viewersTotal).toBe(counters.viewersTotal + 1);
  for (const socket of sockets) socket.close();
});

test('T19: one address may have two hundred sockets open, and no more', async () => {
  const strict = await startApp({ env: { RATE_LIMIT_FACTOR: '1' } });
  const open: Socket[] = [];
  try {
    const statuses: number[] = [];
    for (let count = 0; count < 210; count += 1) {
      const { socket, status } = await upgrade(strict);
      open.push(socket);
      statuses.push(status);
    }
    expect(statuses.slice(0, 200).every((status) => status === 101)).toBe(true);
    expect(statuses.slice(200)).toEqual(Array.from({ length: 10 }, () => 429));
    for (const socket of open.splice(0, 50)) socket.destroy();
    await expect
      .poll(async () => {
        const { socket, status } = await upgrade(strict);
        open.push(socket);
        return status;
      })
      .toBe(101);
  } finally {
    for (const socket of open) socket.destroy();
    await strict.close();
  }
});

test('T23: a reader who has stopped is dropped, and others hear everything in time', async () => {
  const quick = await startApp({ waits: { socketPingEveryMs: 500, socketPingTimeoutMs: 1500 } });
  const open: Socket[] = [];
  try {
    const host = await asSeller(quick);
    const show = await goLive(host.api);
    const page = await watchShow(quick.url, asGuest(quick), show.streamId);
    const writer = await asUser(quick);
    const sayAll = async (mark: string) => {
      const texts = Array.from({ length: sizeOf(100, 600) }, (_, at) => `${mark} ${at} ${'x'.repeat(400)}`);
      for (const text of texts)
        await writer.api('interact.comment', { body: { streamId: show.streamId, text } });
      return texts.length;
    };
    // The first round makes the process as large as comments make it, whoever reads them.
    const before = await sayAll('before');
    const { ticket } = await asGuest(quick).api('viewers.join', { body: { streamId: show.streamId } });
    const { socket } = await upgrade(quick);
    open.push(socket);
    socket.write(frame('40'));
    socket.write(frame(`420["show.watch",${JSON.stringify({ ticket })}]`));
    await expect.poll(() => gauge(quick, 'stallcast_sockets')).toBe(2);
    socket.pause();
    const residentBefore = process.memoryUsage().rss;
    const after = await sayAll('after');
    await expect.poll(() => page.heard('show.comment').length, { timeout: 5000 }).toBe(before + after);
    await expect.poll(() => gauge(quick, 'stallcast_sockets'), { timeout: 15_000 }).toBe(1);
    expect(process.memoryUsage().rss - residentBefore).toBeLessThan(50 * megabyte);
    page.close();
  } finally {
    for (const socket of open) socket.destroy();
    await quick.close();
  }
});

/** Asks for a socket by hand, and answers what the server said. */
async function upgrade(shop: TestApp): Promise<{ socket: Socket; status: number }> {
  const { port, hostname } = new URL(shop.url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => socket.destroy());
  socket.write(
    [
      'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1',
      `Host: ${hostname}:${port}`,
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
      ...['', ''],
    ].join('\r\n'),
  );
  const answer = z.tuple([z.instanceof(Buffer)]).parse(await once(socket, 'data'));
  return { socket, status: Number(/^HTTP\/1\.1 (\d+)/.exec(String(answer[0]))?.[1]) };
}

/** A text message as a client sends it (RFC 6455 section 5.2), masked with zeros. */
function frame(text: string): Buffer {
  const payload = Buffer.from(text);
  const length =
    payload.length < 126
      ? Buffer.from([0x80 | payload.length])
      : Buffer.from([0x80 | 126, payload.length >> 8, payload.length & 0xff]);
  return Buffer.concat([Buffer.from([0x81]), length, Buffer.alloc(4), payload]);
}
