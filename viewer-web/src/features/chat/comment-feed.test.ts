import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sampleComment } from '../../testing/samples.ts';
import { CommentFeed } from './comment-feed.ts';

const cursors = (feed: CommentFeed) => feed.all.map((comment) => comment.cursor);

/** The same comment as it stands after it was hidden. */
const hidden = (cursor: number, version: number) => ({
  ...sampleComment(cursor, ''),
  ...{ version, state: 'hidden' as const },
});

test('however comments arrive, each stands once and in the order of the show', () => {
  const batches = fc.array(fc.array(fc.integer({ min: 1, max: 30 })));
  fc.assert(
    fc.property(batches, (arrivals) => {
      const feed = new CommentFeed(100);
      for (const batch of arrivals) feed.take(batch.map((cursor) => sampleComment(cursor)));
      expect(cursors(feed)).toEqual([...new Set(arrivals.flat())].sort((one, other) => one - other));
    }),
  );
});

test('a long show keeps only its newest comments', () => {
  const feed = new CommentFeed(5);
  feed.take(Array.from({ length: 12 }, (_, index) => sampleComment(index + 1)));
  expect(cursors(feed)).toEqual([8, 9, 10, 11, 12]);
});

test('nothing new is drawn again', () => {
  const feed = new CommentFeed(5);
  feed.take([sampleComment(1)]);
  const before = feed.all;
  expect(feed.take([sampleComment(1)])).toBe(false);
  expect(feed.all).toBe(before);
});

test('the newest version stands, whichever comes first', () => {
  const feed = new CommentFeed(5);
  feed.take([sampleComment(1), sampleComment(2)]);
  feed.take([hidden(1, 3)]);
  feed.take([sampleComment(1)]);
  expect(feed.all.map(({ state }) => state)).toEqual(['hidden', 'shown']);
});

test('what changed before the first comment of the page is not put in front of it', () => {
  const feed = new CommentFeed(5);
  feed.take([sampleComment(7)]);
  expect(feed.take([{ ...sampleComment(2), version: 8 }])).toBe(false);
});

test('an excerpt goes with the comment that it quotes', () => {
  const feed = new CommentFeed(5);
  const quoted = sampleComment(1);
  const { commentId, author } = quoted;
  feed.take([quoted, { ...sampleComment(2), replyTo: { commentId, author, excerpt: 'comment 1' } }]);
  feed.take([hidden(1, 3)]);
  expect(feed.all[1]?.replyTo?.excerpt).toBeNull();
});
