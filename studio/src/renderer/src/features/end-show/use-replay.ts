import type { SavedStream } from '@stallcast/shared/contract';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../lib/api.ts';

/** How often to ask for a replay that is being put together, in ms. */
const askEveryMs = 2_000;

/** The replay of a show just saved, asked for until it is ready or failed. */
export function useReplay(saved: SavedStream) {
  const replay = useQuery({
    queryKey: ['replay', saved.savedStreamId],
    queryFn: async ({ signal }) => {
      const { savedStreams } = await api('recordings.mine', { query: { limit: 50 } }, { signal });
      return savedStreams.find(({ savedStreamId }) => savedStreamId === saved.savedStreamId) ?? saved;
    },
    refetchInterval: ({ state }) => ((state.data ?? saved).state === 'processing' ? askEveryMs : false),
  });
  return { replay: replay.data ?? saved, unreachable: replay.isError };
}
