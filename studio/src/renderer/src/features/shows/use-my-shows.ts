import type { Stream } from '@stallcast/shared/contract';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { api } from '../../lib/api.ts';
import { myShowsKey } from '../../lib/query-keys.ts';
import { type ReplayFacts, replayFacts } from './show-line.ts';

/** How often the home screen looks for changes made elsewhere, in ms. */
const lookEveryMs = 15_000;

/** All my shows, newest first, a page at a time. */
export function useMyShows() {
  return useInfiniteQuery({
    queryKey: [...myShowsKey, 'all'],
    queryFn: ({ pageParam, signal }) =>
      api('streams.mine', { query: pageParam === null ? {} : { after: pageParam } }, { signal }),
    initialPageParam: null as Stream['streamId'] | null,
    getNextPageParam: (page) => page.next,
    select: ({ pages }): readonly Stream[] => pages.flatMap((page) => page.streams),
    refetchInterval: lookEveryMs,
  });
}

/** The show that is live at the server; null when none is. */
export function useMyLiveShow() {
  return useQuery({
    queryKey: [...myShowsKey, 'live'],
    queryFn: async ({ signal }) =>
      (await api('streams.mine', { query: { status: 'live', limit: 1 } }, { signal })).streams[0] ?? null,
    // A show that was ended or left behind a moment ago must never be offered from memory.
    staleTime: 0,
    refetchInterval: lookEveryMs,
  });
}

/** What became of the recordings of my latest shows, by show. */
export function useMyReplays(): ReadonlyMap<string, ReplayFacts> {
  const replays = useQuery({
    queryKey: [...myShowsKey, 'replays'],
    queryFn: ({ signal }) => api('recordings.mine', { query: { limit: 50 } }, { signal }),
    refetchInterval: lookEveryMs,
    select: ({ savedStreams }) => replayFacts(savedStreams),
  });
  return replays.data ?? new Map();
}
