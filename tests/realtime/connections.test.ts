import { randomBytes, randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { createTickets } from '@stallcast/sfu-server/tickets';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asGuest, asSeller, type SellerPerson } from '../support/drivers.ts';
import { expectBooksToAgree } from '../support/invariants.ts';
import { openRawSocket } from '../support/raw-socket.ts';
import { hostShow, openSocket, watchShow } from '../support/show-sockets.ts';
import { goLive } from '../support/shows.ts';
import { startApp, type TestApp } from '../support/start-app.ts';

// The usual waits are seconds; here the same happens sooner.
const waits = {
  socketTicketMs: 2000,
  viewerReconnectMs: 200,
  viewerSweepEveryMs: 50,
};

let app: TestApp;
let seller: SellerPerson;
let streamId: string;
beforeAll(async () => {
  app = await startApp({ waits });
  seller = await asSeller(app);
  ({ streamId } = await goLive(seller.api));
});
afterAll(async () => {
  await expectBooksToAgree(app.sql);
  await app.close();
});

const viewersNow = async () =>
  (await asGuest(app).api('viewers.count', { query: { streamId } })).counters.viewersNow;
const ticketOf = async () => (await asGuest(app).api('viewers.join', { body: { streamId } })).ticket;

test('a viewer counts while the socket lives', async () => {
  const socket = await watchShow(app.url, asGuest(app), streamId);
  expect(await viewersNow()).toBe(1);
  socket.close();
  await expect.poll(viewersNow, { timeout: 3000 }).toBe(0);
});

test('two tabs of one browser are one viewer, and closing one leaves the other', async () => {
  const browser = asGuest(app);
  const [first, second] = [
    await watchShow(app.url, browser, streamId),
    await watchShow(app.url, browser, streamId),
  ];
  expect(await viewersNow()).toBe(1);
  const { viewerId, ticket } = await browser.api('viewers.join', { body: { streamId } });
  first.close();
  await browser.api('viewers.leave', { body: { viewerId, ticket } });
  const other = await watchShow(app.url, asGuest(app), streamId);
  expect(await viewersNow()).toBe(2);
  second.close();
  other.close();
  await expect.poll(viewersNow, { timeout: 3000 }).toBe(0);
});

test('F19: a viewer whose machine died is counted out', async () => {
  const quick = await startApp({ waits: { ...waits, socketPingEveryMs: 300, socketPingTimeoutMs: 500 } });
  try {
    const guest = asGuest(quick);
    const show = await goLive((await asSeller(quick)).api);
    const { ticket } = await guest.api('viewers.join', { body: { streamId: show.streamId } });
    const socket = await openRawSocket(quick.url);
    await socket.request('show.watch', { ticket });
    const { counters } = await guest.api('viewers.count', { query: { streamId: show.streamId } });
    expect(counters).toMatchObject({ viewersNow: 1, viewersTotal: 1 });
    socket.answersPings = false;
    const now = async () => {
      const answer = await guest.api('viewers.count', { query: { streamId: show.streamId } });
      return answer.counters.viewersNow;
    };
    await expect.poll(now, { timeout: 5000 }).toBe(0);
    await expect(socket.closed).resolves.toEqual(expect.any(Number));
  } finally {
    await quick.close();
  }
});

test('an older studio is told that another took over, and may not publish any more', async () => {
  const older = await hostShow(app.url, seller, streamId);
  const newer = await hostShow(app.url, seller, streamId);
  await expect.poll(() => older.heard('studio.replaced')).toHaveLength(1);
  const open = { direction: 'send' } as const;
  await expect(older.request('media.createTransport', open)).rejects.toMatchObject({
    code: 'ticket-invalid',
  });
  await expect(newer.request('media.createTransport', open)).resolves.toHaveProperty('transportId');
  expect(newer.heard('studio.replaced')).toEqual([]);
  older.close();
  newer.close();
});

test('T21: a viewer may not publish', async () => {
  const page = await watchShow(app.url, asGuest(app), streamId);
  await expect(page.request('media.createTransport', { direction: 'send' })).rejects.toMatchObject({
    code: 'forbidden',
  });
  page.close();
});

test('a ticket opens what it was made for, while it is fresh', async () => {
  const socket = await openSocket(app.url);
  const refuses = async (name: 'show.watch' | 'show.host', ticket: string) => {
    await expect(socket.request(name, { ticket })).rejects.toMatchObject({ code: 'ticket-invalid' });
  };
  const viewer = await ticketOf();
  const host = (await seller.api('streams.hostTicket', { body: { streamId } })).ticket;
  await refuses('show.host', viewer);
  await refuses('show.watch', host);
  await refuses('show.watch', `${viewer.slice(0, -1)}${viewer.endsWith('A') ? 'B' : 'A'}`);
  // As another server, whose secret is not ours, would sign it; and ours from an hour ago.
  const now = new Date();
  const clock = { now: () => now, monotonicMs: () => 0 };
  const claim = { role: 'viewer', streamId, viewerId: randomUUID(), userId: null, sessionId: null } as const;
  await refuses('show.watch', createTickets('another secret', clock).issue(claim, 60_000).ticket);
  socket.close();
});

test('a socket without a ticket is closed after a while', async () => {
  const socket = await openRawSocket(app.url);
  await expect(socket.closed).resolves.toEqual(expect.any(Number));
});

test('T23: a message of 65 kB closes the socket, and nobody else’s', async () => {
  const page = await watchShow(app.url, asGuest(app), streamId);
  const socket = await openRawSocket(app.url);
  socket.write(`42["show.watch",{"ticket":"${'x'.repeat(65_000)}"}]`);
  await expect(socket.closed).resolves.toBe(1009);
  await expect(page.request('media.capabilities', {})).resolves.toHaveProperty('rtpCapabilities');
  page.close();
});

test('T23: sockets that flood are closed, and others are answered meanwhile', async () => {
  const page = await watchShow(app.url, asGuest(app), streamId);
  const floods = await Promise.all(Array.from({ length: 5 }, () => openRawSocket(app.url)));
  for (const flood of floods)
    for (let message = 0; message < 1000; message += 1) flood.write(`42${message}["media.capabilities",{}]`);
  await expect(page.request('media.capabilities', {})).resolves.toHaveProperty('rtpCapabilities');
  for (const flood of floods) await expect(flood.closed).resolves.toEqual(expect.any(Number));
  await expect(page.request('media.capabilities', {})).resolves.toHaveProperty('rtpCapabilities');
  page.close();
});

test('T23: there are no sockets but WebSockets, so nothing gets around their limits by asking over and over', async () => {
  const polled = await fetch(`${app.url}/socket.io/?EIO=4&transport=polling`);
  expect(polled.status).toBe(400);
  const upgraded = await upgradeStatus(app.url, {}, 'polling');
  expect(upgraded).toBe(400);
});

test('T22: rubbish closes at most the socket that sent it', async () => {
  const rubbish = [
    '42',
    '42[]',
    '42["show.watch"]',
    '4',
    'x',
    '42{"a":1}',
    '42["constructor",{}]',
    '451-["a"]',
    '42["__proto__",{"a":1}]',
  ];
  for (const text of rubbish) {
    const socket = await openRawSocket(app.url);
    socket.write(text);
    socket.close();
  }
  const page = await watchShow(app.url, asGuest(app), streamId);
  expect(await viewersNow()).toBeGreaterThan(0);
  page.close();
});

test('T4: a page of another site gets no socket; our own, the studio and programs do', async () => {
  const open = (headers: Readonly<Record<string, string>>) => upgradeStatus(app.url, headers);
  for (const origin of ['https://evil.example', 'null', 'app://evil', `${app.url}.evil.example`]) {
    expect(await open({ origin })).toBe(403);
  }
  const cookie = 'stallcast_session=x';
  expect(await open({ cookie })).toBe(403);
  expect(await open({ cookie, origin: app.url })).toBe(101);
  for (const origin of [app.url, 'app://studio']) expect(await open({ origin })).toBe(101);
  expect(await open({})).toBe(101);
});

test('F5: a restart closes sockets so that they come back, and viewers are counted again', async () => {
  const page = await watchShow(app.url, asGuest(app), streamId);
  const raw = await openRawSocket(app.url);
  await raw.request('show.watch', { ticket: await ticketOf() });
  await app.restart();
  await expect(raw.closed).resolves.toBe(1012);
  expect(await viewersNow()).toBe(0);
  page.close();
  const back = await watchShow(app.url, asGuest(app), streamId);
  expect(await viewersNow()).toBe(1);
  back.close();
});

/** How the server answers the wish for a socket. */
async function upgradeStatus(
  origin: string,
  headers: Readonly<Record<string, string>>,
  transport = 'websocket',
): Promise<number> {
  const asked = request(`${origin}/socket.io/?EIO=4&transport=${transport}`, {
    headers: {
      ...{ connection: 'Upgrade', upgrade: 'websocket', 'sec-websocket-version': '13' },
      ...{ 'sec-websocket-key': randomBytes(16).toString('base64'), ...headers },
    },
  });
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  asked.on('upgrade', (response, socket) => {
    socket.destroy();
    resolve(response.statusCode ?? 0);
  });
  asked.on('response', (response) => {
    response.resume();
    resolve(response.statusCode ?? 0);
  });
  asked.on('error', reject);
  asked.end();
  return promise;
}
