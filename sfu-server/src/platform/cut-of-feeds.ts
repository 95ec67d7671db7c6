interface Placed {
  /** Its place in the show's history. */
  readonly cursor: number;
}

/**
 * Where to cut feeds of one history, so that one cursor goes on for all of them: each is oldest first and was asked for
 * with one item more than `limit`. `upTo` is where they end when none is too long. `more` tells that one was.
 */
export function cutOfFeeds(
  feeds: readonly (readonly Placed[])[],
  limit: number,
  upTo: number,
): { cursor: number; more: boolean } {
  const tooLong = feeds.filter((items) => items.length > limit);
  const ends = tooLong.map((items) => items[limit - 1]?.cursor ?? upTo);
  return { cursor: Math.min(upTo, ...ends), more: tooLong.length > 0 };
}

/** The items of a feed up to a cursor. */
export function upToCursor<Item extends Placed>(items: readonly Item[], cursor: number): Item[] {
  return items.filter((item) => item.cursor <= cursor);
}
