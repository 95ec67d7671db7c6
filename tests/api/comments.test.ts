import { randomUUID } from 'node:crypto';
import { problemSchema } from '@stallcast/shared/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asGuest, asSeller, asUser, type SellerPerson } from '../support/drivers.ts';
import { sizeOf } from '../support/full-size.ts';
import { scripts } from '../support/hostile-corpora.ts';
import { expectBooksToAgree } from '../support/invariants.ts';
import { tally } from '../support/shopping.ts';
import { watchShow } from '../support/show-sockets.ts';
import { findShow, goLive } from '../support/shows.ts';
import { startApp, type TestApp } from '../support/start-app.ts';

/** Limits as they are in earnest. */
let app: TestApp;
/** Limits wide enough for what a test needs to send. */
let wide: TestApp;
beforeAll(async () => {
  [app, wide] = [await startApp({ env: { RATE_LIMIT_FACTOR: '1' } }), await startApp()];
});
afterAll(async () => {
  for (const each of [app, wide]) {
    await expectBooksToAgree(each.sql);
    await each.close();
  }
});

async function newShow(shop: TestApp): Promise<{ seller: SellerPerson; streamId: string }> {
  const seller = await asSeller(shop);
  return { seller, streamId: (await goLive(seller.api)).streamId };
}

const commentPath = '/api/live/interact';
const commentOf = (streamId: string, text: string) => ({ action: 'comment', streamId, text });

async function textsOf(shop: TestApp, streamId: string): Promise<string[]> {
  const { comments } = await asGuest(shop).api('interact.getComments', { body: { streamId, limit: 200 } });
  return comments.map(({ text }) => text);
}

test('T10: however many likes of one person arrive at once, they are one reaction', async () => {
  const { streamId } = await newShow(wide);
  const fan = await asUser(wide);
  const likes = Array.from({ length: sizeOf(100, 500) }, () =>
    fan.api('interact.like', { body: { streamId, keep: true } }),
  );
  const { ok = 0, unavailable = 0 } = await tally(likes);
  // Those at the end of a long queue may be told to come back.
  expect([ok > 0, ok + unavailable]).toEqual([true, likes.length]);
  const rows = await wide.sql<{ type: string }[]>`
    select interaction_type as type from stream_interactions where stream_id = ${streamId}`;
  expect(rows.map(({ type }) => type)).toEqual(['like']);
  expect((await findShow(fan.api, streamId))?.counters).toMatchObject({ likes: 1, dislikes: 0 });
  const { counters } = await fan.api('interact.dislike', { body: { streamId } });
  expect(counters).toMatchObject({ likes: 0, dislikes: 1 });
});

test('T10: toggling at once from many tabs leaves one reaction or none, and figures that agree', async () => {
  const { streamId } = await newShow(wide);
  const fan = await asUser(wide);
  await Promise.all(
    Array.from({ length: 60 }, (_, at) =>
      fan.api(at % 2 === 0 ? 'interact.like' : 'interact.dislike', { body: { streamId } }),
    ),
  );
  const rows = await wide.sql`select 1 from stream_interactions where stream_id = ${streamId}`;
  expect(rows.length).toBeLessThanOrEqual(1);
});

test('T10: a show that has ended takes no reaction and no comment', async () => {
  const { seller, streamId } = await newShow(wide);
  await seller.api('endStream.delete', { body: { streamId, confirm: 'delete' } });
  const fan = await asUser(wide);
  for (const name of ['interact.like', 'interact.dislike'] as const) {
    await expect(fan.api(name, { body: { streamId } })).rejects.toMatchObject({
      code: 'stream-not-live',
      status: 409,
    });
  }
  await expect(fan.api('interact.comment', { body: { streamId, text: 'Late' } })).rejects.toMatchObject({
    code: 'stream-not-live',
  });
});

test('T11: markup and scripts are stored and told as the text they are', async () => {
  const { seller, streamId } = await newShow(wide);
  const [writer, reader] = [await asUser(wide, { displayName: scripts[0] ?? '' }), asGuest(wide)];
  const page = await watchShow(wide.url, reader, streamId);
  for (const text of scripts) await writer.api('interact.comment', { body: { streamId, text } });
  expect(await textsOf(wide, streamId)).toEqual(scripts);
  await expect.poll(() => page.heard('show.comment').map(({ text }) => text)).toEqual(scripts);
  page.close();

  for (const title of scripts.slice(0, 20)) {
    const { stream } = await seller.api('streams.update', { body: { streamId, title, description: title } });
    expect([stream.title, stream.description]).toEqual([title, title]);
  }
  for (const path of ['/api/live/streams', `/api/live/streams?streamId=${streamId}`]) {
    const { headers } = await reader.send('GET', path);
    expect(headers['content-type']).toMatch(/^application\/json/);
    expect(headers['x-content-type-options']).toBe('nosniff');
  }
});

test('T11: what was sent is not read back to a browser as a page, whatever is wrong with it', async () => {
  const user = await asUser(wide);
  for (const script of scripts) {
    const answers = [
      await user.send('POST', commentPath, { action: script, streamId: script }),
      await user.send('GET', `/api/products/${encodeURIComponent(script)}`),
      await user.send('GET', `/${encodeURIComponent(script)}`, undefined, { accept: 'text/html' }),
    ];
    for (const { headers, body } of answers) {
      const isPage = headers['content-type']?.startsWith('text/html') ?? false;
      if (isPage) expect(body).not.toContain(script);
      expect(headers['content-security-policy']).toContain("script-src 'self'");
    }
  }
});

test('T12: comments: the twenty-first within thirty seconds is refused until a moment that is told', async () => {
  const { streamId } = await newShow(app);
  const talker = await asUser(app);
  const statuses: number[] = [];
  let last = await talker.send('POST', commentPath, commentOf(streamId, 'Number 1'));
  expect(last.headers['ratelimit-policy']).toBe('"comment";q=20;w=30');
  expect(last.headers['ratelimit']).toMatch(/^"comment";r=19;t=\d+$/);
  for (let number = 2; number <= 21; number += 1) {
    statuses.push(last.status);
    last = await talker.send('POST', commentPath, commentOf(streamId, `Number ${number}`));
  }
  expect(new Set(statuses)).toEqual(new Set([201]));
  expect(last.status).toBe(429);
  expect(Number(last.headers['retry-after'])).toBeGreaterThan(0);
  expect(Number(last.headers['retry-after'])).toBeLessThanOrEqual(30);
  expect(await textsOf(app, streamId)).toHaveLength(20);
  // Nobody else is silenced by it.
  await expect(
    (await asUser(app)).api('interact.comment', { body: { streamId, text: 'Hello' } }),
  ).resolves.toHaveProperty('comment');
});

test('T12: comments: one person says the same twice at most within thirty seconds, however it is spelt', async () => {
  const { streamId } = await newShow(app);
  const talker = await asUser(app);
  const say = (text: string, commentId = randomUUID()) =>
    talker.api('interact.comment', { body: { streamId, text, commentId } });
  const commentId = randomUUID();
  await say('Buy at my shop', commentId);
  // A retry is not a repetition.
  await say('Buy at my shop', commentId);
  await say('BUY  at my shop');
  await expect(say('buy at my shop')).rejects.toMatchObject({ code: 'rate-limited', status: 429 });
  await expect(say('Something else')).resolves.toHaveProperty('comment');
  await expect(
    (await asUser(app)).api('interact.comment', { body: { streamId, text: 'Buy at my shop' } }),
  ).resolves.toHaveProperty('comment');
  expect(await textsOf(app, streamId)).toHaveLength(4);
});

test('T12: comments: text that no reader could read right is refused, and never our failure', async () => {
  const { streamId } = await newShow(wide);
  const talker = await asUser(wide);
  const family = '👨‍👩‍👧‍👦';
  const bad = [
    ...['', '   ', '\n\n', 'a\u0000b', '\u0000', 'a\u0007b', '\u001b[31mred', 'a\u007fb'],
    ...['\ud800', 'a\udc00', '\ud800\ud800', 'abc\u202edcba', '\u2066x', 'x\u2069', '\u202a'],
    ...['x'.repeat(501), family.repeat(501), `a${'\u0301'.repeat(20_000)}`],
  ];
  for (const text of bad) {
    const { status, body } = await talker.send('POST', commentPath, commentOf(streamId, text));
    expect(status, JSON.stringify(text.slice(0, 20))).toBe(400);
    expect(problemSchema.parse(JSON.parse(body)).errors?.map(({ path }) => path)).toContain('text');
  }
  const good = [
    'x'.repeat(500),
    family.repeat(500),
    '‏שלום',
    'é e\u0301',
    'a\nb',
    '<b>&amp;</b>',
    "'; drop table users; --",
  ];
  for (const text of good) {
    const { comment } = await talker.api('interact.comment', { body: { streamId, text } });
    expect(comment.text).toBe(text);
  }
  expect(await textsOf(wide, streamId)).toEqual(good);
});

test('T14: comments: nobody can write as somebody else, into another show or another time', async () => {
  const { streamId } = await newShow(wide);
  const [talker, other] = [await asUser(wide), await asUser(wide)];
  for (const surplus of [
    { userId: other.userId },
    { user_id: other.userId },
    { author: { isSeller: true } },
    { isSeller: true },
    { createdAt: '2020-01-01T00:00:00Z' },
    { cursor: 1 },
    { status: 'approved' },
  ]) {
    const body = { ...commentOf(streamId, 'Hello'), ...surplus };
    expect((await talker.send('POST', commentPath, body)).status).toBe(400);
  }
  expect(await textsOf(wide, streamId)).toEqual([]);
});
