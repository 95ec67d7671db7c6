import type { Routes, RouteOutput, SellerCounters } from '@stallcast/shared/contract';
import type { CountersRow } from './counters.repo.ts';

type PublicCounters = RouteOutput<Routes['viewers.count']>['counters'];

/** The figures everyone may know. */
export function toPublicCounters(row: CountersRow): PublicCounters {
  const { viewersNow, viewersTotal, likes, dislikes, comments } = row;
  return { viewersNow, viewersTotal, likes, dislikes, comments };
}

/** All figures of a show, for its seller. */
export function toSellerCounters(row: CountersRow): SellerCounters {
  const { viewersPeak, cartAdds, orders, units, revenueMinor, refundedMinor, currency } = row;
  const money = (amountMinor: number) => (currency === null ? null : { amountMinor, currency });
  const [revenue, refunded] = [money(revenueMinor), money(refundedMinor)];
  return { ...toPublicCounters(row), viewersPeak, cartAdds, orders, units, revenue, refunded };
}
