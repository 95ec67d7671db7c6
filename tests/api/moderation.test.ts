import { randomUUID } from 'node:crypto';
import { problemSchema } from '@stallcast/shared/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nobodyIsCountedOut, watchTables } from '../support/business-checksum.ts';
import { asGuest, asSeller, asUser, type Person, type SellerPerson } from '../support/drivers.ts';
import { sizeOf } from '../support/full-size.ts';
import { expectBooksToAgree } from '../support/invariants.ts';
import { outcomeOf, tally } from '../support/shopping.ts';
import { watchShow } from '../support/show-sockets.ts';
import { goLive } from '../support/shows.ts';
import { startApp, type TestApp } from '../support/start-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp({ waits: nobodyIsCountedOut });
});
afterAll(async () => {
  await expectBooksToAgree(app.sql);
  await app.close();
});

async function newShow(): Promise<{ seller: SellerPerson; streamId: string }> {
  const seller = await asSeller(app);
  return { seller, streamId: (await goLive(seller.api)).streamId };
}

const say = (person: Person, streamId: string, text = `Hello ${randomUUID()}`) =>
  outcomeOf(person.api('interact.comment', { body: { streamId, text } }));

/** What is refused, as it comes over the wire. */
async function refusalOf(person: Person, streamId: string, text = 'Hello') {
  const body = { action: 'comment', streamId, text };
  const answer = await person.send('POST', '/api/live/interact', body);
  return { ...answer, problem: problemSchema.parse(JSON.parse(answer.body)) };
}

describe('a mute', () => {
  test('lets somebody watch and react, but not write, and says why and until when', async () => {
    const { seller, streamId } = await newShow();
    const rude = await asUser(app, { displayName: 'Rude' });
    const page = await watchShow(app.url, rude, streamId);
    const body = {
      userId: rude.userId,
      kind: 'mute',
      streamId,
      forSeconds: 600,
      reason: 'No prices of others',
    } as const;
    const { restriction } = await seller.api('moderation.restrict', { body });
    const until = restriction.until ?? '';
    // From when it was stored: by the database's clock, a moment after the transaction began.
    expect(Date.parse(until) - Date.parse(restriction.createdAt)).toBeGreaterThanOrEqual(600_000);
    expect(Date.parse(until) - Date.parse(restriction.createdAt)).toBeLessThan(605_000);

    const { changed, result } = await watchTables(app.sql, () => refusalOf(rude, streamId));
    expect(changed).toEqual([]);
    expect(result).toMatchObject({
      status: 403,
      problem: { code: 'muted', until },
    });
    expect(result.problem.detail).toContain('No prices of others');
    expect(await rude.api('chat.mine', { query: { streamId } })).toEqual({
      muted: { reason: 'No prices of others', until },
      nextAt: null,
    });
    expect(page.status).toBe('connected');
    await rude.api('interact.like', { body: { streamId } });
    const elsewhere = await newShow();
    expect(await say(rude, elsewhere.streamId)).toBe('ok');
    page.close();
  });

  test('refuses a hundred tries at once, and stores none of them', async () => {
    const { seller, streamId } = await newShow();
    const rude = await asUser(app);
    await seller.api('moderation.restrict', { body: { userId: rude.userId, kind: 'mute' } });
    const count = sizeOf(100, 500);
    const { changed, result } = await watchTables(app.sql, () =>
      tally(
        Array.from({ length: count }, (_, at) =>
          rude.api('interact.comment', { body: { streamId, text: `Try ${at}` } }),
        ),
      ),
    );
    const { muted = 0, unavailable = 0 } = result;
    // Those at the end of a long queue may be told to come back.
    expect([muted > 0, muted + unavailable, changed]).toEqual([true, count, []]);
  });

  test('of all shows holds in each; the longer one is told; it ends by itself, or when it is lifted', async () => {
    const { seller, streamId } = await newShow();
    const rude = await asUser(app);
    const mute = { userId: rude.userId, kind: 'mute', reason: 'For now' } as const;
    const short = { ...mute, streamId, forSeconds: 10 };
    const first = (await seller.api('moderation.restrict', { body: short })).restriction;
    const longer = await seller.api('moderation.restrict', { body: { ...mute, reason: 'For good' } });
    expect(await rude.api('chat.mine', { query: { streamId } })).toMatchObject({
      muted: { reason: 'For good', until: null },
    });
    const { restrictions } = await seller.api('moderation.list', { query: { kind: 'mute' } });
    expect(restrictions).toEqual([longer.restriction, first]);
    // The same again is the same one, with another end.
    const again = (await seller.api('moderation.restrict', { body: { ...short, forSeconds: 60 } }))
      .restriction;
    expect(again.restrictionId).toBe(first.restrictionId);

    const params = { restrictionId: longer.restriction.restrictionId };
    await seller.api('moderation.lift', { params });
    expect(await say(rude, streamId)).toBe('muted');
    await app.sql`update bans set expires_at = now() - interval '1 second' where id = ${first.restrictionId}`;
    expect(await say(rude, streamId)).toBe('ok');
    expect((await seller.api('moderation.list', {})).restrictions).toEqual([]);
    const refused = await watchTables(app.sql, () => outcomeOf(seller.api('moderation.lift', { params })));
    expect(refused).toEqual({ changed: [], result: 'not-found' });
  });

  test('a ban for a while ends by itself, too', async () => {
    const { seller, streamId } = await newShow();
    const rude = await asUser(app);
    const body = { userId: rude.userId, kind: 'ban', forSeconds: 600 } as const;
    const { restriction } = await seller.api('moderation.restrict', { body });
    expect(await say(rude, streamId)).toBe('banned-from-shop');
    await app.sql`update bans set expires_at = now() - interval '1 second' where id = ${restriction.restrictionId}`;
    expect(await say(rude, streamId)).toBe('ok');
  });

  test('of the same account from many windows at once is one, and lists are read page by page', async () => {
    const { seller } = await newShow();
    const people = await Promise.all([1, 2, 3].map(() => asUser(app)));
    await Promise.all(
      people.flatMap(({ userId }) =>
        [1, 2, 3].map(() => seller.api('moderation.restrict', { body: { userId, kind: 'mute' } })),
      ),
    );
    const seen: string[] = [];
    for (let after: string | null | undefined; after !== null; ) {
      const query = { limit: 2, ...(after !== undefined && { after }) };
      const { restrictions, next } = await seller.api('moderation.list', { query });
      seen.push(...restrictions.map(({ userId }) => userId));
      after = next;
    }
    expect(seen.toSorted()).toEqual(people.map(({ userId }) => userId).toSorted());
  });
});

describe('slow mode', () => {
  test('lets each viewer write once in its time, tells how long to wait, and counts nothing else', async () => {
    const { seller, streamId } = await newShow();
    const talker = await asUser(app);
    const page = await watchShow(app.url, talker, streamId);
    await seller.api('chat.update', { body: { streamId, slowModeSeconds: 30 } });
    await expect.poll(() => page.heard('show.chat').at(-1)?.slowModeSeconds).toBe(30);
    expect(await say(talker, streamId)).toBe('ok');

    const { changed, result } = await watchTables(app.sql, () => refusalOf(talker, streamId));
    expect(changed).toEqual([]);
    expect(result).toMatchObject({ status: 429, problem: { code: 'slow-mode' } });
    const waitSeconds = Number(result.headers['retry-after']);
    expect(waitSeconds).toBe(result.problem.retryAfterSeconds);
    expect(waitSeconds).toBeGreaterThan(0);
    expect(waitSeconds).toBeLessThanOrEqual(30);
    const { nextAt } = await talker.api('chat.mine', { query: { streamId } });
    expect(Date.parse(nextAt ?? '')).toBeGreaterThan(Date.now() - 1000);
    // A retry of what was stored is none; others and the seller do not wait for this one.
    const commentId = randomUUID();
    const other = await asUser(app);
    for (let time = 0; time < 2; time += 1)
      await other.api('interact.comment', { body: { streamId, text: 'Hi', commentId } });
    for (let time = 0; time < 3; time += 1) expect(await say(seller, streamId)).toBe('ok');

    // Waiting does not use up what may be said again; then the time is over.
    for (let time = 0; time < 3; time += 1) expect((await refusalOf(talker, streamId)).status).toBe(429);
    await app.sql`
      update stream_interactions set created_at = created_at - interval '30 seconds' where user_id = ${talker.userId}`;
    expect(await say(talker, streamId, 'Hello')).toBe('ok');
    await seller.api('chat.update', { body: { streamId, slowModeSeconds: 0 } });
    expect(await say(talker, streamId)).toBe('ok');
    page.close();
  });

  test('two comments sent at once are one, and one that has to wait', async () => {
    const { seller, streamId } = await newShow();
    await seller.api('chat.update', { body: { streamId, slowModeSeconds: 60 } });
    const talker = await asUser(app);
    const outcomes = await tally(
      [1, 2, 3, 4].map((n) => talker.api('interact.comment', { body: { streamId, text: `Number ${n}` } })),
    );
    expect(outcomes).toEqual({ ok: 1, 'slow-mode': 3 });
  });

  test('is set by the show’s seller, until the show has ended', async () => {
    const { seller, streamId } = await newShow();
    const other = await asSeller(app);
    const body = { streamId, slowModeSeconds: 5, linksAllowed: false };
    const refused = await watchTables(app.sql, () => outcomeOf(other.api('chat.update', { body })));
    expect(refused).toEqual({ changed: [], result: 'not-found' });
    expect((await seller.api('chat.update', { body })).chat).toMatchObject(body);
    // What is not named stays.
    const half = await seller.api('chat.update', { body: { streamId, linksAllowed: true } });
    expect(half.chat).toMatchObject({ slowModeSeconds: 5, linksAllowed: true });
    await seller.api('endStream.delete', { body: { streamId, confirm: 'delete' } });
    expect(await outcomeOf(seller.api('chat.update', { body }))).toBe('stream-ended');
  });
});

describe('the word list', () => {
  test('refuses comments of others with its words, however they are spelt', async () => {
    const { seller, streamId } = await newShow();
    const body = { words: ['Scam', 'scàm', 'cheaper elsewhere'] };
    expect(await seller.api('words.set', { body })).toEqual({ words: ['Scam', 'cheaper elsewhere'] });
    expect(await seller.api('words.show', {})).toEqual({ words: ['Scam', 'cheaper elsewhere'] });
    const talker = await asUser(app);
    for (const text of ['What a SCÀM!', 'It’s cheaper,\nelsewhere']) {
      const { changed, result } = await watchTables(app.sql, () => refusalOf(talker, streamId, text));
      expect(changed).toEqual([]);
      expect(result).toMatchObject({ status: 422, problem: { code: 'comment-blocked' } });
    }
    expect(await say(talker, streamId, 'Scampi are cheaper')).toBe('ok');
    expect(await say(seller, streamId, 'No scam here')).toBe('ok');
    // Another seller has another list.
    expect(await say(talker, (await newShow()).streamId, 'Scam')).toBe('ok');
    await seller.api('words.set', { body: { words: [] } });
    expect(await say(talker, streamId, 'Scam?')).toBe('ok');
  });
});

describe('reports', () => {
  test('of one comment are one entry, once a user; hiding settles them', async () => {
    const { seller, streamId } = await newShow();
    const other = await asSeller(app);
    const rude = await asUser(app, { displayName: 'Rude' });
    const write = async (text: string) =>
      (await rude.api('interact.comment', { body: { streamId, text } })).comment.commentId;
    const [first, second] = [await write('Rude one'), await write('Rude two')];
    const readers = await Promise.all([1, 2, 3].map(() => asUser(app)));
    const report = (by: Person, commentId: string, reason: 'spam' | 'insult', note = '') =>
      outcomeOf(by.api('comments.report', { params: { commentId }, body: { reason, note } }));
    const [one, two, three] = readers;
    if (!one || !two || !three) throw new Error('three readers');
    expect(await report(one, second, 'insult', 'Look at this')).toBe('ok');
    await Promise.all(readers.map((reader) => report(reader, first, 'spam')));
    const again = await watchTables(app.sql, () => report(two, first, 'insult'));
    expect(again).toEqual({ changed: [], result: 'ok' });
    expect(await report(rude, first, 'spam')).toBe('forbidden');

    const { reports, next } = await seller.api('reports.list', {});
    expect(next).toBeNull();
    expect(reports).toMatchObject([
      {
        comment: { commentId: second, text: 'Rude two' },
        count: 1,
        reasons: ['insult'],
        notes: ['Look at this'],
      },
      {
        comment: { commentId: first, author: { displayName: 'Rude' } },
        count: 3,
        reasons: ['spam'],
        notes: [],
      },
    ]);
    const page = await seller.api('reports.list', { query: { limit: 1 } });
    const rest = await seller.api('reports.list', { query: { limit: 1, after: page.next ?? '' } });
    expect([...page.reports, ...rest.reports]).toEqual(reports);
    expect((await other.api('reports.list', {})).reports).toEqual([]);

    const settle = (by: SellerPerson, commentId: string, decision: 'dismiss' | 'hide') =>
      outcomeOf(by.api('reports.settle', { params: { commentId }, body: { decision } }));
    const foreign = await watchTables(app.sql, () => settle(other, first, 'hide'));
    expect(foreign).toEqual({ changed: [], result: 'not-found' });
    expect(await settle(seller, second, 'dismiss')).toBe('ok');
    expect(await settle(seller, second, 'dismiss')).toBe('not-found');
    expect(await settle(seller, first, 'hide')).toBe('ok');
    expect((await seller.api('reports.list', {})).reports).toEqual([]);
    const { comments } = await asGuest(app).api('interact.getComments', { body: { streamId } });
    expect(comments.map(({ text }) => text)).toEqual(['Rude two']);
    expect(await report(three, first, 'spam')).toBe('not-found');
  });

  test('are settled once, whether by hiding or by dismissing at the same time', async () => {
    const { seller, streamId } = await newShow();
    const [rude, reader] = [await asUser(app), await asUser(app)];
    const { comment } = await rude.api('interact.comment', { body: { streamId, text: 'Rude' } });
    const params = { commentId: comment.commentId };
    await reader.api('comments.report', { params, body: { reason: 'other' } });
    await tally([
      seller.api('reports.settle', { params, body: { decision: 'dismiss' } }),
      seller.api('reports.settle', { params, body: { decision: 'hide' } }),
      seller.api('comments.hide', { params }),
    ]);
    const rows =
      await app.sql`select settlement from comment_reports where comment_id = ${comment.commentId}`;
    expect(rows).toHaveLength(1);
    expect(['dismissed', 'hidden']).toContain(rows[0]?.['settlement']);
  });
});

test('who is blocked stands with the account, is told nothing, and is let in again', async () => {
  const [reader, rude] = [await asUser(app), await asUser(app, { displayName: 'Rude' })];
  const body = { userId: rude.userId };
  const both = await Promise.all([1, 2].map(() => reader.api('blocks.set', { body })));
  expect(both[0]).toEqual(both[1]);
  expect((await reader.api('blocks.list', {})).blocks).toMatchObject([{ ...body, displayName: 'Rude' }]);
  expect((await rude.api('blocks.list', {})).blocks).toEqual([]);
  const own = await watchTables(app.sql, () =>
    outcomeOf(reader.api('blocks.set', { body: { userId: reader.userId } })),
  );
  expect(own).toEqual({ changed: [], result: 'forbidden' });
  await reader.api('blocks.lift', { params: body });
  expect((await reader.api('blocks.list', {})).blocks).toEqual([]);
  expect(await outcomeOf(reader.api('blocks.lift', { params: body }))).toBe('not-found');
});
