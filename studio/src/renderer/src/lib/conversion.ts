import type { SellerCounters } from '@stallcast/shared/contract';

/** Orders for each viewer there was: 0.25 where every fourth bought; null while nobody has come. */
export function conversionOf({ orders, viewersTotal }: SellerCounters): number | null {
  return viewersTotal === 0 ? null : orders / viewersTotal;
}
