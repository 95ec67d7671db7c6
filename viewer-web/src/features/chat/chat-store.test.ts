import { signal } from '@preact/signals-core';
import { type Comment, routes } from '@stallcast/shared/contract';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { commentsAnswer, sampleComment, sampleId } from '../../testing/samples.ts';
import { type Answers, scriptedServer } from '../../testing/scripted-server.ts';
import { ChatStore, type PendingComment } from './chat-store.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const streamId = sampleId(1);
const pageSchema = routes['interact.getComments'].body.partial().loose();

/** A chat over a server that holds `history`, and pushes that the test sends. */
function openChat(history: Comment[], answers: Answers = {}) {
  const live = signal(false);
  let push: (comment: Comment) => void = () => {};
  const loggedOut: PendingComment[] = [];
  const server = scriptedServer({
    'interact.getComments': ({ body }) => {
      const { after = 0 } = pageSchema.parse(JSON.parse(body ?? '{}'));
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
    pushes: { live, onComment: (listener) => (push = listener) },
    onLoggedOut: (comment) => loggedOut.push(comment),
  });
  chat.open();
  const texts = () => chat.comments.value.map((comment) => comment.text);
  return { chat, server, live, loggedOut, texts, push: (comment: Comment) => push(comment) };
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
    const before = server.count('interact.getComments');
    await vi.advanceTimersByTimeAsync(30_000);
    expect(server.count('interact.getComments')).toBe(before);
    live.value = false;
    await settle();
    expect(server.count('interact.getComments')).toBe(before + 1);
  });

  test('goes on after a round without answer', async () => {
    let down = true;
    const { texts } = openChat([], {
      'interact.getComments': () => (down ? 'unreachable' : commentsAnswer([sampleComment(1)])),
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
    const sending = chat.send('hello', stored.commentId);
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
    expect(await chat.send('hello', stored.commentId)).toBe(false);
    expect(chat.pending.value[0]?.failure).toMatch(/cannot be reached/);
    down = false;
    expect(await chat.send('hello', stored.commentId)).toBe(true);
    expect(chat.pending.value).toEqual([]);
    const ids = server.asked
      .filter(({ name }) => name === 'interact.comment')
      .map(({ body }) => body['commentId']);
    expect(ids).toEqual([stored.commentId, stored.commentId]);
  });

  test('a comment of somebody whose login has ended is handed over for after the login', async () => {
    const { chat, loggedOut } = openChat([], { 'interact.comment': () => 'unauthenticated' });
    await chat.send('hello', sampleId(5));
    expect(loggedOut).toMatchObject([{ text: 'hello', commentId: sampleId(5) }]);
    expect(chat.pending.value).toEqual([]);
  });
});
