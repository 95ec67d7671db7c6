import { afterAll, beforeAll, expect, test } from 'vitest';
import { asGuest, asSeller, asUser, type Person, type SellerPerson } from '../support/drivers.ts';
import { findShow, goLive } from '../support/shows.ts';
import { startApp, type TestApp } from '../support/start-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

interface Scene {
  readonly seller: SellerPerson;
  readonly streamId: string;
  readonly countPath: string;
  commentsPath(after: number): string;
}

async function openScene(): Promise<Scene> {
  const seller = await asSeller(app);
  const { streamId } = await goLive(seller.api);
  return {
    ...{ seller, streamId },
    countPath: `/api/live/viewers?action=count&streamId=${streamId}`,
    commentsPath: (after) => `/api/live/comments?streamId=${streamId}&after=${after}`,
  };
}

/** Asks as a page does that has this answer already. */
async function poll(person: Person, path: string, etag = '"none"') {
  // Else fetch would ask for an answer that no cache had a part in.
  return person.send('GET', path, undefined, { 'if-none-match': etag, 'cache-control': 'max-age=0' });
}

async function comeToWatch({ streamId }: Scene): Promise<void> {
  const { api } = asGuest(app);
  const { viewerId, ticket } = await api('viewers.join', { body: { streamId } });
  await api('viewers.heartbeat', { body: { viewerId, ticket } });
}

test('while nobody writes, a poll for comments is answered with 304, whoever comes and goes', async () => {
  const scene = await openScene();
  const { api } = await asUser(app);
  const { comment } = await api('interact.comment', { body: { streamId: scene.streamId, text: 'Hello' } });
  await comeToWatch(scene);
  const guest = asGuest(app);
  const { cursor } = await guest.api('comments.list', { query: { streamId: scene.streamId, after: 0 } });
  expect(cursor).toBe(comment.version);
  const path = scene.commentsPath(cursor);
  const first = await poll(guest, path);
  expect([first.status, JSON.parse(first.body)]).toMatchObject([200, { comments: [], cursor, more: false }]);
  await comeToWatch(scene);
  const again = await poll(guest, path, first.headers['etag']);
  expect([again.status, again.body]).toEqual([304, '']);
});

/** What is polled of a show, with what changes it: after each of these the next poll must tell something else. */
test('T34: whatever changes a show, the next poll of everybody tells it', async () => {
  const scene = await openScene();
  const { seller, streamId } = scene;
  const writer = await asUser(app);
  const { comment } = await writer.api('interact.comment', { body: { streamId, text: 'First' } });
  const params = { commentId: comment.commentId };
  const paths = { count: scene.countPath, comments: scene.commentsPath(0) };
  const steps = [
    ['count', () => comeToWatch(scene)],
    ['count', () => writer.api('interact.like', { body: { streamId } })],
    ['count', () => writer.api('interact.dislike', { body: { streamId } })],
    ['comments', () => writer.api('interact.comment', { body: { streamId, text: 'Second' } })],
    ['count', () => writer.api('interact.comment', { body: { streamId, text: 'Third' } })],
    ['comments', () => seller.api('chat.pin', { body: { streamId, commentId: comment.commentId } })],
    ['comments', () => seller.api('comments.hide', { params })],
    ['comments', () => seller.api('comments.unhide', { params })],
    ['comments', () => seller.api('chat.update', { body: { streamId, slowModeSeconds: 30 } })],
    ['comments', () => writer.api('comments.delete', { params })],
    ['count', () => seller.api('endStream.delete', { body: { streamId, confirm: 'delete' } })],
  ] as const;
  const marks = { count: '"none"', comments: '"none"' };
  // What the database says, by ways that keep nothing.
  const truth = {
    count: async () => ({ counters: (await findShow(seller.api, streamId))?.counters }),
    comments: () => seller.api('interact.getComments', { body: { streamId, after: 0 } }),
  };
  const ask = async (which: 'count' | 'comments') => {
    // Somebody else each time, one of them logged in.
    const first = await poll(asGuest(app), paths[which], marks[which]);
    const second = await poll(asGuest(app), paths[which]);
    const known = await poll(writer, paths[which]);
    expect(JSON.parse(second.body)).toEqual(await truth[which]());
    expect(known.body).toBe(second.body);
    marks[which] = second.headers['etag'] ?? '';
    return first.status;
  };
  for (const which of ['count', 'comments'] as const)
    expect([await ask(which), await ask(which)]).toEqual([200, 304]);
  for (const [at, [which, change]] of steps.entries()) {
    await change();
    expect([at, await ask(which), await ask(which)]).toEqual([at, 200, 304]);
  }
});

test('what a poll answers from memory is, header by header, what it answers from the database', async () => {
  const scene = await openScene();
  const own = async (path: string, etag?: string) => {
    const { status, headers, body } = await poll(asGuest(app), path, etag);
    const { 'x-request-id': id = '', ratelimit = '', date, ...rest } = headers;
    expect([id, ratelimit, date]).toEqual([
      expect.stringMatching(/^[\da-f-]{36}$/),
      expect.stringMatching(/^"read";r=\d+;t=\d+$/),
      expect.any(String),
    ]);
    return { id, answer: { status, body, headers: rest } };
  };
  const { streamId } = scene;
  const fan = await asUser(app);
  const changesNothing = {
    [scene.countPath]: async () => {
      for (let press = 0; press < 2; press += 1) await fan.api('interact.like', { body: { streamId } });
    },
    [scene.commentsPath(0)]: () =>
      scene.seller.api('chat.update', { body: { streamId, slowModeSeconds: 0 } }),
  };
  for (const [path, changeNothing] of Object.entries(changesNothing)) {
    // Nobody has asked yet, and then somebody has.
    const first = await own(path);
    const second = await own(path);
    expect(second.answer).toEqual(first.answer);
    expect(second.id).not.toBe(first.id);
    const etag = first.answer.headers['etag'];
    const fromMemory = await own(path, etag);
    expect([fromMemory.answer.status, fromMemory.answer.body]).toEqual([304, '']);
    await changeNothing();
    expect((await own(path, etag)).answer).toEqual(fromMemory.answer);
    // By Express too, which knows lists of marks.
    expect((await own(path, `"none", ${etag}`)).answer).toEqual(fromMemory.answer);
  }
});

test('polls that nothing changed for ask the database nothing', async () => {
  const scene = await openScene();
  const guest = asGuest(app);
  for (const path of [scene.countPath, scene.commentsPath(0)]) {
    const { headers } = await poll(guest, path);
    await app.sql.begin(async (tx) => {
      // Whoever wants to know anything of a show would wait for this.
      await tx`lock table stream_counters, stream_interactions, chat_settings in access exclusive mode`;
      const statuses = [];
      for (let n = 0; n < 20; n += 1) statuses.push((await poll(guest, path, headers['etag'])).status);
      statuses.push((await poll(guest, path)).status, (await poll(scene.seller, path)).status);
      expect(statuses.slice(-3)).toEqual([304, 200, 200]);
    });
  }
});

test('T34: nobody learns of a rehearsal by asking where its seller has asked', async () => {
  const seller = await asSeller(app);
  const body = { title: 'Practice', productIds: [], visibility: 'rehearsal' as const };
  const { stream } = await seller.api('streams.create', { body });
  const { streamId } = stream;
  await seller.api('streams.start', { body: { streamId } });
  await seller.api('interact.comment', { body: { streamId, text: 'One, two' } });
  const count = `/api/live/viewers?action=count&streamId=${streamId}`;
  const comments = `/api/live/comments?streamId=${streamId}&after=0`;
  for (const path of [count, comments]) {
    expect((await poll(seller, path)).status).toBe(200);
    expect((await poll(asGuest(app), path)).status).toBe(404);
    expect((await poll(await asUser(app), path)).status).toBe(404);
    expect((await poll(seller, path)).status).toBe(200);
  }
});

test('a show that is turned into a rehearsal is hidden from the next poll', async () => {
  const seller = await asSeller(app);
  const { stream } = await seller.api('streams.create', { body: { title: 'Soon', productIds: [] } });
  const { streamId } = stream;
  const path = `/api/live/viewers?action=count&streamId=${streamId}`;
  expect((await poll(asGuest(app), path)).status).toBe(200);
  await seller.api('streams.update', { body: { streamId, visibility: 'rehearsal' } });
  expect((await poll(asGuest(app), path)).status).toBe(404);
  await seller.api('streams.update', { body: { streamId, visibility: 'public' } });
  expect((await poll(asGuest(app), path)).status).toBe(200);
});

test('T35: T36: polls from memory count against the limits, of the address that really asks', async () => {
  const strict = await startApp({ env: { RATE_LIMIT_FACTOR: '0.1' } });
  try {
    const { streamId } = await goLive((await asSeller(strict)).api);
    const guest = asGuest(strict);
    const path = `/api/live/viewers?action=count&streamId=${streamId}`;
    const ask = (n: number) => guest.send('GET', path, undefined, { 'x-forwarded-for': `203.0.113.${n}` });
    const first = await ask(0);
    const left = Number(/r=(\d+)/.exec(first.headers['ratelimit'] ?? '')?.[1]);
    for (let n = 1; n <= left; n += 1) expect((await ask(n)).status).toBe(200);
    const refused = await ask(1);
    expect([refused.status, refused.headers['content-type']]).toEqual([
      429,
      'application/problem+json; charset=utf-8',
    ]);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  } finally {
    await strict.close();
  }
});

test('polls from memory are counted like all others', async () => {
  const scene = await openScene();
  const counted = async () => {
    const { body } = await asGuest(app).send('GET', '/metrics');
    const line =
      /^stallcast_http_requests_total\{([^}]*route="\/api\/live\/viewers"[^}]*status="304"[^}]*)\} (\d+)$/m;
    return Number(line.exec(body)?.[2] ?? 0);
  };
  const { headers } = await poll(asGuest(app), scene.countPath);
  const before = await counted();
  for (let n = 0; n < 5; n += 1) await poll(asGuest(app), scene.countPath, headers['etag']);
  expect((await counted()) - before).toBe(5);
});
