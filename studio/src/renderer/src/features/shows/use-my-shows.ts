import type { PastShow, Stream } from '@stallcast/shared/contract';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { api } from '../../lib/api.ts';
import { myShowsKey } from '../../lib/query-keys.ts';

/** How often the home screen looks for changes made elsewhere, in ms. */
const lookEveryMs = 15_000;

/** A show as it is shown, with what came of it; undefined for one that is newer than its figures. */
export interface MyShow {
  readonly show: Stream;
  readonly past: PastShow | undefined;
}

/** All my shows with their figures and replays, newest first, a page at a time. */
export function useMyShows() {
  return useInfiniteQuery({
    queryKey: [...myShowsKey, 'all'],
    queryFn: async ({ pageParam, signal }) => {
      const query = pageParam === null ? {} : { after: pageParam };
      const [mine, history] = await Promise.all([
        api('streams.mine', { query }, { signal }),
        api('streams.history', { query }, { signal }),
      ]);
      return { ...mine, shows: withFigures(mine.streams, history.shows) };
    },
    initialPageParam: null as Stream['streamId'] | null,
    getNextPageParam: (page) => page.next,
    select: ({ pages }): readonly MyShow[] => pages.flatMap((page) => page.shows),
    refetchInterval: lookEveryMs,
  });
}

function withFigures(streams: readonly Stream[], history: readonly PastShow[]): MyShow[] {
  const byId = new Map(history.map((past) => [past.streamId, past]));
  return streams.map((show) => ({ show, past: byId.get(show.streamId) }));
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
