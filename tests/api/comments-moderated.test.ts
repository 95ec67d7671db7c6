import { randomUUID } from 'node:crypto';
import type { Comment } from '@stallcast/shared/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nobodyIsCountedOut, watchTables } from '../support/business-checksum.ts';
import { asGuest, asSeller, asUser, type Person, type SellerPerson } from '../support/drivers.ts';
import { expectBooksToAgree } from '../support/invariants.ts';
import { outcomeOf } from '../support/shopping.ts';
import { hostShow, watchShow } from '../support/show-sockets.ts';
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

interface Scene {
  readonly seller: SellerPerson;
  readonly streamId: string;
  /** Somebody writes; by default somebody new. */
  say(text: string, by?: Person, replyTo?: string): Promise<Comment>;
  /** What somebody reads who only asks now and then. */
  read(
    after?: number,
  ): Promise<{ comments: Comment[]; changed: Comment[]; cursor: number; pinned: Comment | null }>;
}

async function openScene(): Promise<Scene> {
  const seller = await asSeller(app);
  const { streamId } = await goLive(seller.api);
  return {
    seller,
    streamId,
    async say(text, by, replyTo) {
      const { api } = by ?? (await asUser(app));
      const body = { streamId, text, ...(replyTo !== undefined && { replyTo }) };
      return (await api('interact.comment', { body })).comment;
    },
    async read(after) {
      const query = { streamId, ...(after !== undefined && { after }) };
      const { chat, ...rest } = await asGuest(app).api('comments.list', { query });
      return { ...rest, pinned: chat.pinned };
    },
  };
}

const textsOf = (comments: readonly Comment[]) => comments.map(({ text }) => text);

describe('hiding', () => {
  test('takes the text from everybody at once, pushed and polled, and gives it back', async () => {
    const { seller, streamId, say, read } = await openScene();
    const { commentId, cursor } = await say('Rude');
    await say('Kind');
    const page = await watchShow(app.url, asGuest(app), streamId);
    const known = await read();
    const params = { commentId };

    const { comment } = await seller.api('comments.hide', { params });
    expect(comment).toMatchObject({ commentId, cursor, state: 'hidden', text: '', spans: [], replyTo: null });
    expect(comment.version).toBeGreaterThan(known.cursor);
    await expect.poll(() => page.heard('show.commentChanged')).toEqual([comment]);
    expect(await read(known.cursor)).toMatchObject({ comments: [], changed: [comment] });
    expect(textsOf((await read()).comments)).toEqual(['Kind']);
    expect(textsOf((await read(0)).comments)).toEqual(['', 'Kind']);
    expect((await read(comment.version)).changed).toEqual([]);

    // The seller still knows what it was; again changes nothing.
    const hidden = await seller.api('comments.hidden', { query: { streamId } });
    expect(hidden.comments).toMatchObject([{ commentId, text: 'Rude', state: 'hidden' }]);
    const again = await watchTables(app.sql, () => seller.api('comments.hide', { params }));
    expect(again).toEqual({ changed: [], result: { comment } });

    const shown = (await seller.api('comments.unhide', { params })).comment;
    expect(shown).toMatchObject({ commentId, cursor, state: 'shown', text: 'Rude' });
    expect(textsOf((await read()).comments)).toEqual(['Rude', 'Kind']);
    expect((await read(comment.version)).changed).toEqual([shown]);
    expect((await seller.api('comments.hidden', { query: { streamId } })).comments).toEqual([]);
    page.close();
  });

  test('is the business of the show’s seller alone, also after the show; the figure of comments stays', async () => {
    const { seller, streamId, say } = await openScene();
    const writer = await asUser(app);
    const { commentId } = await say('Hello', writer);
    const params = { commentId };
    const other = await asSeller(app);
    for (const name of ['comments.hide', 'comments.unhide'] as const) {
      const refused = await watchTables(app.sql, () => outcomeOf(other.api(name, { params })));
      expect(refused).toEqual({ changed: [], result: 'not-found' });
    }
    await seller.api('endStream.save', { body: { streamId } });
    await seller.api('comments.hide', { params });
    const stats = await seller.api('stats.show', { query: { streamId } });
    expect([stats.counters.comments, stats.comments]).toEqual([1, []]);
  });

  test('takes the pin off, and the excerpt from those who answered', async () => {
    const { seller, streamId, say, read } = await openScene();
    const asked = await say('Is it blue?');
    await seller.api('chat.pin', { body: { streamId, commentId: asked.commentId } });
    const answer = await say('It is.', seller, asked.commentId);
    expect(answer).toMatchObject({
      author: { isSeller: true },
      replyTo: { commentId: asked.commentId, author: asked.author, excerpt: 'Is it blue?' },
    });
    const page = await watchShow(app.url, asGuest(app), streamId);
    expect((await read()).pinned).toMatchObject({ text: 'Is it blue?' });

    await seller.api('comments.hide', { params: { commentId: asked.commentId } });
    await expect.poll(() => page.heard('show.chat').at(-1)).toMatchObject({ streamId, pinned: null });
    const { comments, pinned } = await read();
    expect(pinned).toBeNull();
    expect(comments).toMatchObject([{ text: 'It is.', replyTo: { excerpt: null } }]);
    // Shown again, it is not pinned again by itself.
    await seller.api('comments.unhide', { params: { commentId: asked.commentId } });
    expect((await read()).pinned).toBeNull();
    page.close();
  });
});

describe('deleting', () => {
  test('takes one’s own comment back for good, whatever the seller does', async () => {
    const { seller, streamId, say, read } = await openScene();
    const writer = await asUser(app);
    const { commentId } = await say('Oops', writer);
    const params = { commentId };
    for (const { api } of [seller, await asUser(app)]) {
      const refused = await watchTables(app.sql, () => outcomeOf(api('comments.delete', { params })));
      expect(refused).toEqual({ changed: [], result: 'not-found' });
    }
    const { comment } = await writer.api('comments.delete', { params });
    expect(comment).toMatchObject({ state: 'deleted', text: '' });
    expect((await read(comment.version - 1)).changed).toEqual([comment]);
    for (const name of ['comments.hide', 'comments.unhide'] as const)
      expect((await seller.api(name, { params })).comment).toEqual(comment);
    expect((await writer.api('comments.delete', { params })).comment).toEqual(comment);
    // Sent again, as after a lost answer, it is not there again.
    const body = { streamId, text: 'Oops', commentId };
    expect((await writer.api('interact.comment', { body })).comment).toEqual(comment);
  });

  test('while it is hidden ends in one tombstone that all agree on', async () => {
    const { seller, say, read } = await openScene();
    const writer = await asUser(app);
    const written = await Promise.all(Array.from({ length: 10 }, (_, at) => say(`Oops ${at}`, writer)));
    await Promise.all(
      written.flatMap(({ commentId }) => [
        writer.api('comments.delete', { params: { commentId } }),
        seller.api('comments.hide', { params: { commentId } }),
        seller.api('comments.unhide', { params: { commentId } }),
      ]),
    );
    const { comments, cursor } = await read(0);
    expect(comments.map(({ state, text }) => [state, text])).toEqual(written.map(() => ['deleted', '']));
    const versions = comments.map(({ version }) => version);
    expect(new Set(versions).size).toBe(10);
    expect(Math.max(...versions)).toBeLessThanOrEqual(cursor);
  });
});

describe('reading after a cursor', () => {
  test('brings every comment and every change, in pages of any size, while all goes on at once', async () => {
    const { seller, streamId } = await openScene();
    const writers = await Promise.all([1, 2, 3].map(() => asUser(app)));
    const guest = asGuest(app);
    const seen = new Map<string, Comment>();
    let writing = true;
    async function poll(): Promise<void> {
      let after = 0;
      for (let last = false; !last; ) {
        last = !writing;
        const page = await guest.api('comments.list', { query: { streamId, after, limit: 3 } });
        for (const comment of [...page.comments, ...page.changed]) {
          const before = seen.get(comment.commentId);
          if ((before?.version ?? 0) <= comment.version) seen.set(comment.commentId, comment);
        }
        after = page.cursor;
        if (page.more) last = false;
      }
    }
    const polling = poll();
    await Promise.all(
      writers.map(async ({ api }) => {
        for (let n = 0; n < 8; n += 1) {
          const { comment } = await api('interact.comment', { body: { streamId, text: `Number ${n}` } });
          const params = { commentId: comment.commentId };
          if (n % 3 === 0) await seller.api('comments.hide', { params });
          if (n % 4 === 0) await api('comments.delete', { params });
          if (n % 6 === 0) await seller.api('comments.unhide', { params });
        }
      }),
    );
    writing = false;
    await polling;
    const { comments } = await guest.api('comments.list', {
      query: { streamId, after: 0, limit: 200 },
    });
    expect(comments).toHaveLength(24);
    expect([...seen.values()].toSorted((a, b) => a.cursor - b.cursor)).toEqual(comments);
  });

  test('also on the dashboard, which tells what is pinned and how the chat is kept', async () => {
    const { seller, streamId, say } = await openScene();
    const [first, second] = [await say('One'), await say('Two')];
    const before = await seller.api('stats.show', { query: { streamId } });
    expect(textsOf(before.comments)).toEqual(['One', 'Two']);
    await seller.api('comments.hide', { params: { commentId: first.commentId } });
    await seller.api('chat.pin', { body: { streamId, commentId: second.commentId } });
    await seller.api('chat.update', { body: { streamId, slowModeSeconds: 5 } });
    const query = { streamId, after: before.cursor };
    expect(await seller.api('stats.show', { query })).toMatchObject({
      comments: [],
      changedComments: [{ commentId: first.commentId, state: 'hidden' }],
      chat: { slowModeSeconds: 5, linksAllowed: true, pinned: { commentId: second.commentId } },
    });
  });
});

describe('pinning', () => {
  test('two at once leave one of them, and everybody is told which', async () => {
    const { seller, streamId, say, read } = await openScene();
    const both = [await say('One'), await say('Two')];
    const [page, host] = [
      await watchShow(app.url, asGuest(app), streamId),
      await hostShow(app.url, seller, streamId),
    ];
    await Promise.all(both.map(({ commentId }) => seller.api('chat.pin', { body: { streamId, commentId } })));
    const { pinned } = await read();
    expect(both).toContainEqual(pinned);
    for (const socket of [page, host])
      await expect.poll(() => socket.heard('show.chat').at(-1)?.pinned).toEqual(pinned);
    await seller.api('chat.pin', { body: { streamId, commentId: null } });
    await expect.poll(() => page.heard('show.chat').at(-1)?.pinned).toBeNull();
    for (const socket of [page, host]) socket.close();
  });

  test('takes only what is shown in this show, while it is live', async () => {
    const [here, there] = [await openScene(), await openScene()];
    const elsewhere = await there.say('Elsewhere');
    const hidden = await here.say('Hidden');
    await here.seller.api('comments.hide', { params: { commentId: hidden.commentId } });
    const pin = (commentId: string, by = here.seller) =>
      outcomeOf(by.api('chat.pin', { body: { streamId: here.streamId, commentId } }));
    const { commentId } = await here.say('Here');
    for (const [outcome, id, by] of [
      ['not-found', elsewhere.commentId, here.seller],
      ['not-found', hidden.commentId, here.seller],
      ['not-found', commentId, there.seller],
    ] as const) {
      expect(await watchTables(app.sql, () => pin(id, by))).toEqual({ changed: [], result: outcome });
    }
    await here.seller.api('endStream.delete', { body: { streamId: here.streamId, confirm: 'delete' } });
    expect(await pin(commentId)).toBe('stream-not-live');
  });

  test('while the same is hidden never leaves something hidden pinned', async () => {
    const { seller, streamId, say, read } = await openScene();
    for (let round = 0; round < 5; round += 1) {
      const { commentId } = await say(`Round ${round}`);
      await Promise.all([
        outcomeOf(seller.api('chat.pin', { body: { streamId, commentId } })),
        seller.api('comments.hide', { params: { commentId } }),
      ]);
      expect((await read()).pinned).toBeNull();
    }
    const [row] =
      await app.sql`select pinned_comment_id as id from chat_settings where stream_id = ${streamId}`;
    expect(row?.['id'] ?? null).toBeNull();
  });
});

describe('what is in a comment', () => {
  test('a reply names whom and what it answers, of the same show only', async () => {
    const [here, there] = [await openScene(), await openScene()];
    const asked = await here.say(`${'long '.repeat(60)}\nsecond line`);
    const { replyTo } = await here.say('Yes', undefined, asked.commentId);
    expect(replyTo?.excerpt).toBe(`${'long '.repeat(16).trim()}…`);
    const writer = await asUser(app);
    for (const id of [(await there.say('Elsewhere')).commentId, randomUUID()]) {
      const refused = await watchTables(app.sql, () => outcomeOf(here.say('Yes', writer, id)));
      expect(refused).toEqual({ changed: [], result: 'not-found' });
    }
  });

  test('mentions are of those who were seen in the show', async () => {
    const { seller, streamId, say, read } = await openScene();
    const name = (prefix: string) => `${prefix}_${randomUUID().slice(0, 8)}`;
    const [spoke, watched, absent] = [name('Spoke'), name('watched'), name('absent')];
    const speaker = await asUser(app, { username: spoke });
    await say('Hi', speaker);
    const watcher = await asUser(app, { username: watched });
    const page = await watchShow(app.url, watcher, streamId);
    await asUser(app, { username: absent });
    const text = `@${spoke.toLowerCase()} @${watched}. @${absent} @${seller.account.username}`;
    const { spans, commentId } = await say(text);
    const mention = (userId: string, username: string) => ({
      ...{ kind: 'mention', userId, length: username.length + 1 },
      start: text.toLowerCase().indexOf(`@${username.toLowerCase()}`),
    });
    expect(spans).toEqual([
      mention(speaker.userId, spoke),
      mention(watcher.userId, watched),
      mention(seller.userId, seller.account.username),
    ]);
    expect((await read()).comments.find((each) => each.commentId === commentId)?.spans).toEqual(spans);
    await expect.poll(() => page.heard('show.comment').at(-1)?.spans).toEqual(spans);
    page.close();
  });

  test('links are links unless the seller turned them off; the seller’s own stay', async () => {
    const { seller, streamId, say, read } = await openScene();
    const link = { kind: 'link', start: 4, length: 22, url: 'https://example.test/a' };
    const text = 'see https://example.test/a, javascript:alert(1)';
    expect((await say(text)).spans).toEqual([link]);
    const page = await watchShow(app.url, asGuest(app), streamId);
    await seller.api('chat.update', { body: { streamId, linksAllowed: false } });
    await expect.poll(() => page.heard('show.chat').at(-1)?.linksAllowed).toBe(false);
    expect((await say(text)).spans).toEqual([]);
    expect((await say(text, seller)).spans).toEqual([link]);
    expect((await read()).comments.map(({ spans }) => spans.length)).toEqual([0, 0, 1]);
    await seller.api('chat.update', { body: { streamId, linksAllowed: true } });
    expect((await read()).comments.map(({ spans }) => spans.length)).toEqual([1, 1, 1]);
    page.close();
  });
});
