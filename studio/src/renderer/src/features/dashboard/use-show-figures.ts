import { useQuery } from '@tanstack/react-query';
import { api } from '../../lib/api.ts';

/** How often the figures of a show that is over are looked at: orders are still paid, sent and refunded, in ms. */
const lookEveryMs = 15_000;

/** All figures of a show, also after its end. */
export function useShowFigures(streamId: string) {
  return useQuery({
    queryKey: ['show-figures', streamId],
    queryFn: ({ signal }) => api('stats.show', { query: { streamId, limit: 1 } }, { signal }),
    refetchInterval: lookEveryMs,
  });
}
