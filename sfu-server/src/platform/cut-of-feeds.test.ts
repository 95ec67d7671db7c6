import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutOfFeeds, upToCursor } from './cut-of-feeds.ts';

interface Fact {
  readonly cursor: number;
  readonly feed: number;
}

/** Asks page by page, as a dashboard does, and returns what it saw of each feed. */
function readAll(history: readonly Fact[], limit: number): { seen: Fact[]; rounds: number } {
  const seen: Fact[] = [];
  let after = 0;
  for (let rounds = 1; ; rounds += 1) {
    const feeds = [0, 1, 2].map((feed) =>
      history.filter((fact) => fact.feed === feed && fact.cursor > after).slice(0, limit + 1),
    );
    const { cursor, more } = cutOfFeeds(feeds, limit, history.length);
    seen.push(...feeds.flatMap((items) => upToCursor(items, cursor)));
    if (!more) return { seen, rounds };
    expect(cursor).toBeGreaterThan(after);
    after = cursor;
  }
}

test('whoever goes on from the cursor sees every fact of every feed exactly once', () => {
  const histories = fc
    .array(fc.integer({ min: 0, max: 2 }), { maxLength: 60 })
    .map((feeds) => feeds.map((feed, index) => ({ feed, cursor: index + 1 })));
  fc.assert(
    fc.property(histories, fc.integer({ min: 1, max: 10 }), (history, limit) => {
      const { seen } = readAll(history, limit);
      expect(seen.toSorted((a, b) => a.cursor - b.cursor)).toEqual(history);
    }),
  );
});

test('nothing is cut from feeds that fit, and the cursor is the end of the history', () => {
  expect(cutOfFeeds([[{ cursor: 3 }], [], [{ cursor: 5 }]], 1, 9)).toEqual({ cursor: 9, more: false });
});
