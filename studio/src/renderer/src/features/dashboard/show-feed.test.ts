import { createApiClient, type SendRequest, usualPatience } from '@stallcast/shared/client';
import {
  type Comment,
  type RouteName,
  type RouteOutput,
  type Routes,
  routes,
  toWireTable,
} from '@stallcast/shared/contract';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { mergeLines } from './feed-list.ts';
import { FeedPoller } from './feed-poller.ts';
import { elapsedAt, ShowFeed } from './show-feed.ts';

const id = (number: number) => `7d8a2f7e-8a57-4c37-9f0f-${String(number).padStart(12, '0')}`;
const streamId = id(0);
const at = '2030-01-01T00:00:00Z';
const atOnce = (run: () => void) => run();
const counters = {
  viewersNow: 0,
  viewersTotal: 0,
  viewersPeak: 0,
  likes: 0,
  dislikes: 0,
  comments: 0,
  cartAdds: 0,
  orders: 0,
  units: 0,
  revenue: null,
  refunded: null,
};

const comment = (cursor: number): Comment =>
  routes['interact.comment'].output.shape.comment.parse({
    commentId: id(cursor),
    streamId,
    cursor,
    version: cursor,
    state: 'shown',
    author: { userId: id(999), username: 'ana', displayName: 'Ana', isSeller: false },
    spans: [],
    replyTo: null,
    text: `comment ${cursor}`,
    createdAt: at,
  });

const stats = (part: object): RouteOutput<Routes['stats.show']> =>
  routes['stats.show'].output.parse({
    streamId,
    status: 'live',
    startedAt: at,
    endedAt: null,
    elapsedMs: 60_000,
    interrupted: false,
    recording: { state: 'recording', restarts: 0 },
    counters,
    conversion: null,
    products: [],
    chat: { streamId, slowModeSeconds: 0, linksAllowed: true, pinned: null },
    comments: [],
    changedComments: [],
    orders: [],
    viewers: [],
    cursor: 0,
    more: false,
    ...part,
  });

describe('a feed of comments', () => {
  const hidden = (cursor: number, version: number): Comment => ({
    ...comment(cursor),
    ...{ version, state: 'hidden', text: '' },
  });
  const textsOf = (feed: ShowFeed) => feed.state.getState().comments.map(({ text }) => text);

  test('shows what became of a comment, whether it was pushed or polled', () => {
    const feed = new ShowFeed(atOnce);
    feed.handlePoll(stats({ comments: [comment(1), comment(2), comment(3)] }), 0, 0);
    feed.handleCommentChanged(hidden(1, 4));
    feed.handlePoll(stats({ changedComments: [hidden(3, 5)] }), 0, 0);
    expect(textsOf(feed)).toEqual(['', 'comment 2', '']);
  });

  test('never shows a hidden text again because an older answer was slow', () => {
    const feed = new ShowFeed(atOnce);
    feed.handleComment(comment(1));
    feed.handleCommentChanged(hidden(1, 2));
    feed.handlePoll(stats({ comments: [comment(1)] }), 0, 0);
    feed.handleComment(comment(1));
    expect(textsOf(feed)).toEqual(['']);
  });

  test('does not bring back an old comment because it changed', () => {
    const feed = new ShowFeed(atOnce);
    feed.handleComment(comment(2));
    feed.handleCommentChanged(hidden(1, 3));
    expect(textsOf(feed)).toEqual(['comment 2']);
  });

  test('keeps the settings that were told while a poll was under way', () => {
    const feed = new ShowFeed(atOnce);
    const { chat } = stats({ chat: { streamId, slowModeSeconds: 10, linksAllowed: false, pinned: null } });
    feed.handleChat(chat, 20);
    feed.handlePoll(stats({}), 10, 30);
    expect(feed.state.getState().chat).toEqual(chat);
    feed.handlePoll(stats({}), 40, 50);
    expect(feed.state.getState().chat?.slowModeSeconds).toBe(0);
  });
});

describe('a feed', () => {
  test('shows what comes together at once, and forgets none of it', () => {
    const frames: (() => void)[] = [];
    const together = new ShowFeed((run) => void frames.push(run));
    const drawn = vi.fn<() => void>();
    together.state.subscribe(() => drawn());
    for (let cursor = 1; cursor <= 20; cursor += 1) together.handleComment(comment(cursor));
    together.handleCommentChanged({ ...comment(7), version: 21, state: 'hidden', text: '' });
    together.handleCounters({ ...counters, comments: 20 }, 5);
    expect(together.figures(5).counters.comments).toBe(20);
    expect(together.state.getState().comments).toEqual([]);
    for (const draw of frames) draw();
    expect(drawn).toHaveBeenCalledTimes(1);
    expect(together.state.getState().comments.map(({ text }) => text)).toHaveLength(20);
    expect(together.state.getState().comments[6]?.state).toBe('hidden');
  });

  test('holds every line once, in the order of the history, however it came', () => {
    const lines = fc.uniqueArray(fc.integer({ min: 1, max: 400 }), { maxLength: 60 });
    fc.assert(
      fc.property(
        lines,
        fc.array(fc.integer({ min: 0, max: 59 }), { maxLength: 200 }),
        (cursors, arrivals) => {
          let feed: readonly { cursor: number }[] = [];
          for (const index of arrivals) {
            const cursor = cursors[index];
            if (cursor !== undefined)
              feed = mergeLines(feed, [{ cursor }], (line) => String(line.cursor), 20);
          }
          const arrived = [...new Set(arrivals.flatMap((index) => cursors[index] ?? []))].toSorted(
            (a, b) => a - b,
          );
          expect(feed.length).toBeLessThanOrEqual(20);
          expect(feed.map((line) => line.cursor)).toEqual(
            feed.map((line) => line.cursor).toSorted((a, b) => a - b),
          );
          if (arrived.length <= 20) expect(feed.map((line) => line.cursor)).toEqual(arrived);
        },
      ),
    );
  });

  test('a comment that is pushed and polled stands once; one whose push was lost is still there', () => {
    const feed = new ShowFeed(atOnce);
    feed.handlePoll(stats({ cursor: 1, comments: [comment(1)] }), 0, 1);
    feed.handleComment(comment(3));
    expect(feed.cursor).toBe(1);
    feed.handlePoll(stats({ cursor: 3, comments: [comment(2), comment(3)] }), 2, 3);
    expect(feed.state.getState().comments.map(({ cursor }) => cursor)).toEqual([1, 2, 3]);
  });

  test('figures never go back to what a slow poll remembers', () => {
    const feed = new ShowFeed(atOnce);
    feed.handleCounters({ ...counters, likes: 5 }, 100);
    feed.handlePoll(stats({ counters: { ...counters, likes: 3 } }), 50, 150);
    expect(feed.state.getState().counters.likes).toBe(5);
    feed.handlePoll(stats({ counters: { ...counters, likes: 6 } }), 200, 210);
    expect(feed.state.getState().counters.likes).toBe(6);
  });

  test('a viewer who left is the same line, marked', () => {
    const feed = new ShowFeed(atOnce);
    const [viewer] = stats({
      viewers: [{ cursor: 4, viewerId: id(4), name: null, joinedAt: at, leftAt: null }],
    }).viewers;
    if (!viewer) throw new Error('no viewer');
    feed.handleViewer(viewer);
    feed.handleViewer({ ...viewer, leftAt: at });
    expect(feed.state.getState().viewers).toEqual([{ ...viewer, leftAt: at }]);
  });

  test('the clock of the show goes on by itself and never backwards', () => {
    expect(elapsedAt({ elapsedMs: 60_000, heardAtMs: 500 }, 2_500)).toBe(62_000);
    expect(elapsedAt({ elapsedMs: 60_000, heardAtMs: 500 }, 400)).toBe(60_000);
    expect(elapsedAt(null, 400)).toBe(0);
  });
});

describe('polling', () => {
  const asked: string[] = [];
  let answers: object[];
  let reachable: boolean[];
  let poller: FeedPoller;
  let feed: ShowFeed;

  beforeEach(() => {
    vi.useFakeTimers();
    asked.length = 0;
    answers = [];
    reachable = [];
    feed = new ShowFeed(atOnce);
  });

  afterEach(() => {
    poller.close();
    vi.useRealTimers();
  });

  const start = () => {
    const send: SendRequest = async ({ path }) => {
      asked.push(new URL(path, 'https://shop.example').searchParams.get('after') ?? 'latest');
      const answer = answers.shift();
      if (!answer) throw new TypeError('no network');
      return { status: 200, headers: {}, body: JSON.stringify(stats(answer)) };
    };
    const api = createApiClient(toWireTable<RouteName>(routes), send, { ...usualPatience, tries: 1 });
    poller = new FeedPoller({ streamId, api, feed, onReachable: (value) => reachable.push(value) });
  };

  test('asks every 5 s from where it left off, and at once while there is more', async () => {
    answers = [{ cursor: 200, more: true }, { cursor: 320 }, { cursor: 320 }];
    start();
    await vi.advanceTimersByTimeAsync(10);
    expect(asked).toEqual(['latest', '200']);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(asked).toEqual(['latest', '200', '320']);
  });

  test('keeps asking a server that does not answer, and says that it does not', async () => {
    answers = [{ cursor: 7 }];
    start();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(asked).toEqual(['latest', '7', '7']);
    expect(reachable).toEqual([true, false, false]);
  });

  test('asks seldom while everything is pushed, and at once when pushes are lost', async () => {
    answers = Array.from({ length: 9 }, () => ({ cursor: 7 }));
    start();
    poller.setPushed(true);
    await vi.advanceTimersByTimeAsync(8_000);
    expect(asked).toHaveLength(2);
    poller.setPushed(false);
    await vi.advanceTimersByTimeAsync(10);
    expect(asked).toHaveLength(3);
  });

  test('stops when closed', async () => {
    answers = [{ cursor: 7 }];
    start();
    poller.close();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked).toHaveLength(1);
  });
});
