import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../lib/api.ts';
import { showProductsKey } from '../../lib/query-keys.ts';
import type { DropTerms } from './drop-draft.ts';
import type { ShowcaseDesk } from './showcase-desk.ts';

/** How often the server is asked what is pinned and dropped while it tells by itself, and while it does not, in ms. */
const besidePushEveryMs = 20_000;
const aloneEveryMs = 5_000;

/** Asks for what is pinned and dropped in a show, seldom while it is pushed. */
export function usePolledShowcase(streamId: string, desk: ShowcaseDesk, pushed: boolean): void {
  useQuery({
    queryKey: ['showcase', streamId],
    queryFn: async ({ signal }) => {
      const sentAtMs = performance.now();
      const showcase = await api('drops.list', { query: { streamId } }, { signal });
      desk.handlePoll(showcase, sentAtMs, performance.now());
      return showcase;
    },
    gcTime: 0,
    refetchInterval: pushed ? besidePushEveryMs : aloneEveryMs,
  });
}

/** Pins a product instead of the one before; null takes the pin off. */
export function usePin(streamId: string, desk: ShowcaseDesk) {
  return useMutation({
    mutationFn: (productId: string | null) => api('pins.set', { body: { streamId, productId } }),
    onSuccess: (showcase) => desk.handleShowcase(showcase, performance.now()),
  });
}

/** Announces a drop in the show. */
export function useStartDrop(streamId: string, desk: ShowcaseDesk, onStarted: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (terms: DropTerms) => api('drops.start', { body: { ...terms, streamId } }),
    onSuccess: ({ drop }) => {
      desk.handleDrop(drop);
      onStarted();
    },
    // The clock comes with the showcase; the stock went down by what was set aside.
    onSettled: async () => {
      await queries.invalidateQueries({ queryKey: ['showcase', streamId] });
      await queries.invalidateQueries({ queryKey: showProductsKey(streamId) });
    },
  });
}

/** Closes a drop before its time; what is left goes back into the stock. */
export function useCloseDrop(desk: ShowcaseDesk) {
  return useMutation({
    mutationFn: (dropId: string) => api('drops.close', { body: { dropId } }),
    onSuccess: ({ drop }) => desk.handleDrop(drop),
  });
}
