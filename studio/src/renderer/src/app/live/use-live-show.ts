import type { Product, Stream } from '@stallcast/shared/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { api } from '../../lib/api.ts';
import { useServerOrigin } from '../../lib/connection.ts';
import { showProductsKey } from '../../lib/query-keys.ts';
import { capture } from '../capture-desk.ts';
import { LiveShow } from './live-show.ts';

/** How often stock and prices are fetched while they are pushed, and while they are not, in ms. */
const besidePushEveryMs = 30_000;
const aloneEveryMs = 5_000;

/** The show that is open in this window. */
const opened = createStore<{ liveShow: LiveShow | null }>(() => ({ liveShow: null }));

/** Opens the show from this window for as long as the screen stands; null for the moment before. */
export function useLiveShow(streamId: string): LiveShow | null {
  const serverOrigin = useServerOrigin();
  const queries = useQueryClient();
  const liveShow = useStore(opened, (state) => state.liveShow);
  useEffect(() => {
    if (serverOrigin === null) return undefined;
    const onProducts = (products: readonly Product[]) =>
      queries.setQueryData(showProductsKey(streamId), products);
    const show = new LiveShow({ streamId, serverOrigin, capture, onProducts });
    opened.setState({ liveShow: show });
    return () => {
      opened.setState({ liveShow: null });
      show.close();
    };
  }, [streamId, serverOrigin, queries]);
  return liveShow;
}

/** The products of the show at today's price and stock: pushed, and fetched where pushes are missing. */
export function useShowProducts(show: Stream, liveShow: LiveShow): readonly Product[] {
  const pushed = useStore(liveShow.link, (link) => link.pushed);
  const products = useQuery({
    queryKey: showProductsKey(show.streamId),
    queryFn: async ({ signal }): Promise<readonly Product[]> => {
      const { streams } = await api('streams.list', { query: { streamId: show.streamId } }, { signal });
      return streams[0]?.featured ?? [];
    },
    initialData: show.featured,
    refetchInterval: pushed ? besidePushEveryMs : aloneEveryMs,
  });
  return products.data;
}
