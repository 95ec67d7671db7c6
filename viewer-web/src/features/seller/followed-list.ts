import type { ApiClient } from '@stallcast/shared/client';
import type { RouteOutput, Routes } from '@stallcast/shared/contract';
import { PolledList } from '../../app/polled-list.ts';

/** Whoever stays on the page learns within this that a seller went live, in ms. */
const pollMs = 15_000;
const pageSize = 50;

export type FollowedSeller = RouteOutput<Routes['follows.mine']>['follows'][number];
export type FollowedSellers = PolledList<FollowedSeller, FollowedSeller['followId']>;

/** The sellers that somebody follows, whom they followed last first; none for a guest. */
export function createFollowedList(api: ApiClient, isGuest: boolean): FollowedSellers {
  return new PolledList({
    everyMs: pollMs,
    async read(after, abort) {
      if (isGuest) return { items: [], next: null };
      const query = { limit: pageSize, ...(after !== undefined && { after }) };
      const { follows, next } = await api('follows.mine', { query }, { signal: abort });
      return { items: follows, next };
    },
  });
}
