import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asGuest, asSeller, asUser, type Person } from '../support/drivers.ts';
import { sizeOf } from '../support/full-size.ts';
import { businessChecksum } from '../support/business-checksum.ts';
import { expectBooksToAgree } from '../support/invariants.ts';
import { goLive, prepareShow } from '../support/shows.ts';
import { startApp, type TestApp } from '../support/start-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(async () => {
  await expectBooksToAgree(app.sql);
  await app.close();
});

async function newShow(): Promise<string> {
  const seller = await asSeller(app);
  return (await goLive(seller.api)).streamId;
}

async function join(person: Person, streamId: string) {
  const { viewerId, ticket } = await person.api('viewers.join', { body: { streamId } });
  const body = { viewerId, ticket };
  return {
    viewerId,
    ticket,
    beat: () => person.api('viewers.heartbeat', { body }),
    leave: () => person.api('viewers.leave', { body }),
  };
}

async function figures(streamId: string) {
  const { counters } = await asGuest(app).api('viewers.count', { query: { streamId } });
  return { now: counters.viewersNow, total: counters.viewersTotal };
}

test('a viewer counts from the first heartbeat until leaving, and is the same one after coming back', async () => {
  const streamId = await newShow();
  const browser = asGuest(app);
  const visit = await join(browser, streamId);
  expect(await figures(streamId)).toEqual({ now: 0, total: 0 });
  expect(await visit.beat()).toMatchObject({ active: true, counters: { viewersNow: 1, viewersTotal: 1 } });
  await visit.beat();
  await visit.leave();
  expect(await figures(streamId)).toEqual({ now: 0, total: 1 });
  const again = await join(browser, streamId);
  expect(again.viewerId).toBe(visit.viewerId);
  await again.beat();
  expect(await figures(streamId)).toEqual({ now: 1, total: 1 });
});

test('T8: joining again and again counts nobody and stores one visit', async () => {
  const streamId = await newShow();
  const browser = asGuest(app);
  await join(browser, streamId);
  for (let asked = 0; asked < sizeOf(200, 10_000); asked += 20) {
    await Promise.all(Array.from({ length: 20 }, () => join(browser, streamId)));
  }
  const [row] =
    await app.sql`select count(*)::int as stored from stream_viewers where stream_id = ${streamId}`;
  expect(row?.['stored']).toBe(1);
  expect(await figures(streamId)).toEqual({ now: 0, total: 0 });
});

test('T8: from one address fifty new browsers may come, and no more', async () => {
  const strict = await startApp({ env: { RATE_LIMIT_FACTOR: '1' } });
  try {
    const seller = await asSeller(strict);
    const { streamId } = await goLive(seller.api);
    const browsers = sizeOf(80, 1000);
    const outcomes = await Promise.allSettled(
      Array.from({ length: browsers }, () => asGuest(strict).api('viewers.join', { body: { streamId } })),
    );
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(refused).toHaveLength(browsers - 50);
    for (const { reason } of refused) expect(reason).toMatchObject({ code: 'rate-limited', status: 429 });
    const [row] = await strict.sql`select count(*)::int as stored from stream_viewers`;
    expect(row?.['stored']).toBe(50);
  } finally {
    await strict.close();
  }
});

test('T9: nobody ends or prolongs somebody else’s visit', async () => {
  const streamId = await newShow();
  const [mine, theirs] = [await join(asGuest(app), streamId), await join(asGuest(app), streamId)];
  await theirs.beat();
  const stranger = asGuest(app);
  const before = await businessChecksum(app.sql);
  for (const action of ['viewers.leave', 'viewers.heartbeat'] as const) {
    const tries = [
      { viewerId: theirs.viewerId, ticket: mine.ticket, code: 'not-found' },
      { viewerId: randomUUID(), ticket: mine.ticket, code: 'not-found' },
      { viewerId: theirs.viewerId, ticket: `${theirs.ticket}x`, code: 'ticket-invalid' },
      { viewerId: theirs.viewerId, ticket: 'made.up', code: 'ticket-invalid' },
    ];
    for (const { code, ...body } of tries) {
      const path = '/api/live/viewers';
      const response = await stranger.send('POST', path, {
        action: action.slice('viewers.'.length),
        ...body,
      });
      expect(JSON.parse(response.body)).toMatchObject({ code });
    }
  }
  expect(await businessChecksum(app.sql)).toEqual(before);
  expect(await figures(streamId)).toEqual({ now: 1, total: 1 });
});

test('a browser with a made-up cookie is a new one', async () => {
  const streamId = await newShow();
  const { viewerId } = await join(asGuest(app), streamId);
  const made = await asGuest(app).send(
    'POST',
    '/api/live/viewers',
    { action: 'join', streamId },
    { cookie: `stallcast_viewer=${randomUUID()}.${'a'.repeat(43)}`, 'sec-fetch-site': 'same-origin' },
  );
  expect(made.status).toBe(200);
  expect(made.body).toMatch(/"viewerId":"[\da-f-]{36}"/);
  expect(made.body).not.toContain(viewerId);
  expect(made.headers['set-cookie']).toMatch(/^stallcast_viewer=\S+; .*HttpOnly; SameSite=Lax$/);
});

test('one can leave with a ticket that has run out', async () => {
  const ticketMs = 1;
  const short = await startApp({ waits: { ticketMs } });
  try {
    const seller = await asSeller(short);
    const { streamId } = await goLive(seller.api);
    const guest = asGuest(short);
    const { expiresAt, ...body } = await guest.api('viewers.join', { body: { streamId } });
    await expect.poll(() => Date.now()).toBeGreaterThan(new Date(expiresAt).getTime());
    const { viewerId, ticket } = body;
    await guest.api('viewers.heartbeat', { body: { viewerId, ticket } });
    await guest.api('viewers.leave', { body: { viewerId, ticket } });
    const { counters } = await guest.api('viewers.count', { query: { streamId } });
    expect(counters).toMatchObject({ viewersNow: 0, viewersTotal: 1 });
  } finally {
    await short.close();
  }
});

test('only a live show can be joined, and when it ends nobody is left in it', async () => {
  const seller = await asSeller(app);
  const scheduled = await prepareShow(seller.api);
  await expect(join(asGuest(app), scheduled.streamId)).rejects.toMatchObject({ code: 'stream-not-live' });
  const nowhere = { body: { streamId: randomUUID() } };
  await expect(
    asGuest(app).send('POST', '/api/live/viewers', { action: 'join', ...nowhere.body }),
  ).resolves.toMatchObject({
    status: 404,
  });

  const { streamId } = await goLive(seller.api);
  const visits = await Promise.all(
    [asGuest(app), asGuest(app), asGuest(app)].map((who) => join(who, streamId)),
  );
  for (const visit of visits) await visit.beat();
  await seller.api('endStream.delete', { body: { streamId, confirm: 'delete' } });
  expect(await figures(streamId)).toEqual({ now: 0, total: 3 });
  for (const visit of visits) expect(await visit.beat()).toMatchObject({ active: false });
  expect(await figures(streamId)).toEqual({ now: 0, total: 3 });
});

test('the seller’s feed tells who came by name, guests without, and that they left', async () => {
  const seller = await asSeller(app);
  const { streamId } = await goLive(seller.api);
  const ada = await join(await asUser(app, { displayName: 'Ada' }), streamId);
  const guest = await join(asGuest(app), streamId);
  await ada.beat();
  await guest.beat();
  const feed = async (after?: number) => {
    const query = after === undefined ? { streamId } : { streamId, after };
    return seller.api('stats.show', { query });
  };
  const first = await feed();
  expect(first.viewers.map(({ name, leftAt }) => [name, leftAt])).toEqual([
    ['Ada', null],
    [null, null],
  ]);
  await ada.leave();
  const [left] = (await feed(first.cursor)).viewers;
  expect(left).toMatchObject({ viewerId: ada.viewerId, name: 'Ada' });
  expect(left?.leftAt).not.toBeNull();
});

test('many who come and go at once leave right figures', async () => {
  const seller = await asSeller(app);
  const { streamId } = await goLive(seller.api);
  const visits = await Promise.all(Array.from({ length: 30 }, () => join(asGuest(app), streamId)));
  await Promise.all(visits.map((visit) => visit.beat()));
  expect(await figures(streamId)).toEqual({ now: 30, total: 30 });
  const ends = visits.filter((_, index) => index % 2 === 0).flatMap(({ leave }) => [leave(), leave()]);
  const stays = visits.filter((_, index) => index % 2 === 1).map(({ beat }) => beat());
  await Promise.all([...ends, ...stays]);
  expect(await figures(streamId)).toEqual({ now: 15, total: 30 });
  const { counters } = await seller.api('stats.show', { query: { streamId } });
  expect(counters).toMatchObject({ viewersPeak: 30 });
});

test('a viewer who falls silent is gone by itself', async () => {
  const quick = await startApp({ waits: { viewerGoneMs: 300, viewerSweepEveryMs: 50 } });
  try {
    const seller = await asSeller(quick);
    const { streamId } = await goLive(seller.api);
    const guest = asGuest(quick);
    const { viewerId, ticket } = await guest.api('viewers.join', { body: { streamId } });
    await guest.api('viewers.heartbeat', { body: { viewerId, ticket } });
    const now = async () => (await guest.api('viewers.count', { query: { streamId } })).counters.viewersNow;
    expect(await now()).toBe(1);
    await expect.poll(now, { timeout: 5000 }).toBe(0);
  } finally {
    await quick.close();
  }
});

test('visits that a killed server left open are ended by the next one', async () => {
  const streamId = await newShow();
  const visit = await join(asGuest(app), streamId);
  await visit.beat();
  await app.restart();
  expect(await figures(streamId)).toEqual({ now: 0, total: 1 });
  const [row] =
    await app.sql`select is_active, left_at is not null as has_left from stream_viewers where id = ${visit.viewerId}`;
  expect(row).toEqual({ is_active: false, has_left: true });
});
