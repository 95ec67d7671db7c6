import type { Sale } from '@stallcast/shared/contract';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useDeferredValue, useRef } from 'react';
import { api } from '../../lib/api.ts';
import { salesKey } from '../../lib/query-keys.ts';
import { type SaleFilter, saleQuery } from './sale-filter.ts';

/** How often the list looks for new orders, in ms. */
const lookEveryMs = 15_000;

/** My orders that fit the filter, newest first, a page at a time. */
export function useSales(filter: SaleFilter) {
  const search = useDeferredValue(filter.search);
  const query = saleQuery({ ...filter, search });
  return useInfiniteQuery({
    queryKey: [...salesKey, 'list', query],
    queryFn: ({ pageParam, signal }) =>
      api('sales.list', { query: { ...query, ...(pageParam !== '' && { after: pageParam }) } }, { signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    select: ({ pages }): readonly Sale[] => pages.flatMap((page) => page.sales),
    // The list on the screen stays while the next letters are looked up.
    placeholderData: (before) => before,
    refetchInterval: lookEveryMs,
  });
}

/** My part of one order; `known` is what the list says of it. */
export function useSale(known: Sale) {
  const { orderId } = known;
  return useQuery({
    queryKey: [...salesKey, 'one', orderId],
    queryFn: async ({ signal }) => (await api('sales.one', { params: { orderId } }, { signal })).sale,
    initialData: known,
    refetchInterval: lookEveryMs,
  });
}

/** Says that the parcel is on its way, or corrects what was said. */
export function useShip(orderId: string, onDone: () => void) {
  const keep = useKeepSale(onDone);
  return useMutation({
    mutationFn: ({ carrier, tracking }: { carrier: string; tracking: string }) =>
      api('sales.ship', {
        params: { orderId },
        body: { carrier, ...(tracking !== '' && { tracking }) },
      }),
    onSuccess: ({ sale }) => keep(sale),
  });
}

interface RefundOrder {
  readonly orderLineIds: readonly string[];
  readonly restock: boolean;
}

/** Pays lines back. Pressed again after a lost answer it is the same refund, not a second one. */
export function useRefund(orderId: string, onDone: () => void) {
  const keep = useKeepSale(onDone);
  const asked = useRef<{ readonly key: string; readonly body: string } | null>(null);
  return useMutation({
    mutationFn: ({ orderLineIds, restock }: RefundOrder) => {
      const body = { orderLineIds: [...orderLineIds], restock };
      const text = JSON.stringify(body);
      if (asked.current?.body !== text) asked.current = { key: crypto.randomUUID(), body: text };
      return api('sales.refund', { params: { orderId }, body, idempotencyKey: asked.current.key });
    },
    onSuccess: ({ sale }) => keep(sale),
  });
}

function useKeepSale(onDone: () => void): (sale: Sale) => void {
  const queries = useQueryClient();
  return (sale) => {
    queries.setQueryData([...salesKey, 'one', sale.orderId], sale);
    void queries.invalidateQueries({ queryKey: [...salesKey, 'list'] });
    onDone();
  };
}
