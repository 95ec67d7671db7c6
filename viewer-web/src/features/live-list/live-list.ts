import type { ApiClient } from '@stallcast/shared/client';
import type { ShowCard } from '@stallcast/shared/contract';
import { PolledList } from '../../app/polled-list.ts';

/** How often the list is asked for, in ms. */
const pollMs = 10_000;
const pageSize = 50;

export type LiveShows = PolledList<ShowCard, ShowCard['streamId']>;

/** Who is live now, newest first. */
export function createLiveList(api: ApiClient): LiveShows {
  return new PolledList({
    everyMs: pollMs,
    async read(after, abort) {
      const query = { limit: pageSize, ...(after !== undefined && { after }) };
      const { shows, next } = await api('listings.live', { query }, { signal: abort });
      return { items: shows, next };
    },
  });
}
