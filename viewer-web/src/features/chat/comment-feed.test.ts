import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sampleComment } from '../../testing/samples.ts';
import { mergeComments } from './comment-feed.ts';

const cursors = (comments: readonly { cursor: number }[]) => comments.map((comment) => comment.cursor);

test('however comments arrive, each stands once and in the order of the show', () => {
  const batches = fc.array(fc.array(fc.integer({ min: 1, max: 30 })));
  fc.assert(
    fc.property(batches, (arrivals) => {
      const merged = arrivals.reduce<ReturnType<typeof mergeComments>>(
        (known, batch) =>
          mergeComments(
            known,
            batch.map((cursor) => sampleComment(cursor)),
            100,
          ),
        [],
      );
      expect(cursors(merged)).toEqual([...new Set(arrivals.flat())].sort((one, other) => one - other));
    }),
  );
});

test('a long show keeps only its newest comments', () => {
  const all = Array.from({ length: 12 }, (_, index) => sampleComment(index + 1));
  expect(cursors(mergeComments([], all, 5))).toEqual([8, 9, 10, 11, 12]);
});

test('nothing new is drawn again', () => {
  const known = [sampleComment(1)];
  expect(mergeComments(known, [sampleComment(1)], 5)).toBe(known);
});
