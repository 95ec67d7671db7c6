import { signal } from '@preact/signals-core';
import { type Comment, routes } from '@stallcast/shared/contract';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { commentsAnswer, sampleComment, sampleId } from '../../testing/samples.ts';
import { type Answers, scriptedServer } from '../../testing/scripted-server.ts';
import { ChatStore, type PendingComment } from './chat-store.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const streamId = sampleId(1);
const pageSchema = routes['comments.list'].query;

/** A chat over a server that holds `history`, and pushes that the test sends. */
function openChat(history: Comment[], answers: Answers = {}) {
  const live = signal(false);
  let push: (comment: Comment) => void = () => {};
  let change: (comment: Comment) => void = () => {};
  const loggedOut: PendingComment[] = [];
  const server = scriptedServer({
    'comments.list': ({ path }) => {
      const query = new URL(path, 'http://shop.test').searchParams;
      const { after = 0 } = pageSchema.parse(Object.fromEntries(query));
      const comments = history.filter((comment) => comment.cursor > after).slice(0, 2);
      const cursor = comments.at(-1)?.cursor ?? after;
      const more = history.some((comment) => comment.cursor > cursor);
      return commentsAnswer(comments, cursor, more);
    },
    ...answers,
  });
  const chat = new ChatStore({
    api: server.api,
    streamId,
    nowMs: () => Date.now(),
    pushes: {
      live,
      onComment: (listener) => (push = listener),
      onChanged: (listener) => (change = listener),
      onChat: () => {},
    },
    onLoggedOut: (comment) => loggedOut.push(comment),
  });
  chat.open();
  const texts = () => chat.comments.value.map((comment) => comment.text);
  return {
    ...{ chat, server, live, loggedOut, texts },
    push: (comment: Comment) => push(comment),
    change: (comment: Comment) => change(comment),
  };
}

const settle = () => vi.advanceTimersByTimeAsync(0);

describe('reading', () => {
  test('reads all there is, page after page, and then what is new', async () => {
    const history = [sampleComment(1), sampleComment(2), sampleComment(3)];
    const { texts } = openChat(history);
    await settle();
    expect(texts()).toEqual(['comment 1', 'comment 2', 'comment 3']);
    history.push(sampleComment(4));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(texts()).toEqual(['comment 1', 'comment 2', 'comment 3', 'comment 4']);
  });

  test('a comment that was missed while the socket was away is there, and none is there twice', async () => {
    const history = [sampleComment(1)];
    const { live, push, texts } = openChat(history);
    await settle();
    live.value = true;
    history.push(sampleComment(2), sampleComment(3));
    push(sampleComment(3));
    await settle();
    live.value = false;
    history.push(sampleComment(4));
    await settle();
    live.value = true;
    push(sampleComment(4));
    await settle();
    expect(texts()).toEqual(['comment 1', 'comment 2', 'comment 3', 'comment 4']);
  });

  test('asks at once when pushes stop, and rarely while they come', async () => {
    const { live, server } = openChat([]);
    await settle();
    live.value = true;
    await settle();
    const before = server.count('comments.list');
    await vi.advanceTimersByTimeAsync(30_000);
    expect(server.count('comments.list')).toBe(before);
    live.value = false;
    await settle();
    expect(server.count('comments.list')).toBe(before + 1);
  });

  test('goes on after a round without answer', async () => {
    let down = true;
    const { texts } = openChat([], {
      'comments.list': () => (down ? 'unreachable' : commentsAnswer([sampleComment(1)])),
    });
    await settle();
    down = false;
    await vi.advanceTimersByTimeAsync(10_000);
    expect(texts()).toEqual(['comment 1']);
  });
});

describe('writing', () => {
  test('an own comment shows at once and stands once, though it is also pushed', async () => {
    const stored = sampleComment(1, 'hello');
    const { chat, push, texts } = openChat([], { 'interact.comment': () => ({ comment: stored }) });
    const sending = chat.send({ text: 'hello', commentId: stored.commentId });
    expect(chat.pending.value.map((comment) => comment.text)).toEqual(['hello']);
    push(stored);
    expect(await sending).toBe(true);
    expect(chat.pending.value).toEqual([]);
    expect(texts()).toEqual(['hello']);
  });

  test('a comment that could not be sent says why, and is sent again under the same id', async () => {
    let down = true;
    const stored = sampleComment(1, 'hello');
    const { chat, server } = openChat([], {
      'interact.comment': () => (down ? 'unreachable' : { comment: stored }),
    });
    expect(await chat.send({ text: 'hello', commentId: stored.commentId })).toBe(false);
    expect(chat.pending.value[0]?.failure).toMatch(/cannot be reached/);
    down = false;
    expect(await chat.send({ text: 'hello', commentId: stored.commentId })).toBe(true);
    expect(chat.pending.value).toEqual([]);
    const ids = server.asked
      .filter(({ name }) => name === 'interact.comment')
      .map(({ body }) => body['commentId']);
    expect(ids).toEqual([stored.commentId, stored.commentId]);
  });

  test('a comment of somebody whose login has ended is handed over for after the login', async () => {
    const { chat, loggedOut } = openChat([], { 'interact.comment': () => 'unauthenticated' });
    await chat.send({ text: 'hello', commentId: sampleId(5) });
    expect(loggedOut).toMatchObject([{ text: 'hello', commentId: sampleId(5) }]);
    expect(chat.pending.value).toEqual([]);
  });
});

describe('what is not to be read', () => {
  const hidden: Comment = { ...sampleComment(1, ''), version: 3, state: 'hidden' };

  test('a hidden comment vanishes at once', async () => {
    const { texts, change } = openChat([sampleComment(1), sampleComment(2)]);
    await settle();
    change(hidden);
    expect(texts()).toEqual(['comment 2']);
  });

  test('it vanishes also where nothing is pushed, and what was on its way does not bring it back', async () => {
    let changed: Comment[] = [];
    const { texts, push } = openChat([], {
      'comments.list': () => ({ ...commentsAnswer([sampleComment(1), sampleComment(2)]), changed }),
    });
    await settle();
    changed = [hidden];
    await vi.advanceTimersByTimeAsync(10_000);
    push(sampleComment(1));
    expect(texts()).toEqual(['comment 2']);
  });

  test('who is blocked is not read, and is again when let in', async () => {
    const { chat, texts } = openChat([sampleComment(1)], {
      'blocks.set': () => ({
        block: { ...sampleComment(1).author },
      }),
      'blocks.lift': () => ({ lifted: true }),
    });
    await settle();
    await chat.standing.block(sampleId(700));
    expect(texts()).toEqual([]);
    await chat.standing.unblock(sampleId(700));
    expect(texts()).toEqual(['comment 1']);
  });
});

describe('who may write', () => {
  test('slow mode counts from the comment that was taken, until it is over', async () => {
    const stored = sampleComment(1, 'hello');
    let slowModeSeconds = 30;
    const { chat } = openChat([], {
      'comments.list': () => {
        const answer = commentsAnswer();
        return { ...answer, chat: { ...answer.chat, slowModeSeconds } };
      },
      'interact.comment': () => ({ comment: stored }),
    });
    await settle();
    await chat.send({ text: 'hello' });
    expect(chat.standing.nextAtMs.value).toBe(Date.now() + 30_000);
    slowModeSeconds = 0;
    await vi.advanceTimersByTimeAsync(10_000);
    expect(chat.standing.nextAtMs.value).toBeLessThan(Date.now());
  });

  test('who is muted or put out learns it, and the comment says so', async () => {
    let refusal: 'muted' | 'banned-from-shop' = 'muted';
    const { chat } = openChat([], { 'interact.comment': () => refusal });
    await chat.send({ text: 'hello' });
    expect(chat.standing.silence.value).toMatchObject({ kind: 'muted' });
    expect(chat.pending.value[0]?.failure).toMatch(/not write/);
    refusal = 'banned-from-shop';
    await chat.send({ text: 'hello again' });
    expect(chat.standing.silence.value).toEqual({ kind: 'banned' });
  });
});

test('a crowd is drawn ten times a second, and nobody of it is lost', async () => {
  const { push, texts, chat } = openChat([]);
  await settle();
  let drawn = 0;
  chat.comments.subscribe(() => (drawn += 1));
  for (let cursor = 1; cursor <= 100; cursor += 1) push(sampleComment(cursor));
  await vi.advanceTimersByTimeAsync(1000);
  expect(texts()).toHaveLength(100);
  expect(drawn).toBeLessThan(5);
});
