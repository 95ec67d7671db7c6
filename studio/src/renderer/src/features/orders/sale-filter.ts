import type { RouteRequest, Routes } from '@stallcast/shared/contract';
import type { OrderStatus } from '@stallcast/shared/domain';

/** Which orders are looked at. */
export interface SaleFilter {
  readonly search: string;
  readonly status: OrderStatus | 'all';
  /** Only those of one show. */
  readonly streamId: string | null;
}

export const allSales: SaleFilter = { search: '', status: 'all', streamId: null };

type SaleQuery = Omit<NonNullable<RouteRequest<Routes['sales.list']>['query']>, 'after' | 'limit'>;

/** The filter as it goes over the wire: what is open is left out. */
export function saleQuery({ search, status, streamId }: SaleFilter): SaleQuery {
  const wanted = search.trim();
  return {
    ...(wanted !== '' && { search: wanted }),
    ...(status !== 'all' && { status }),
    ...(streamId !== null && { streamId }),
  };
}
