import { shippingRates } from '@stallcast/drizzle';
import type { CurrencyCode } from '@stallcast/shared/domain';
import { and, eq, inArray } from 'drizzle-orm';
import type { Queryable } from '../../platform/db.ts';

/** What sellers take for a parcel in a currency, by the seller's id; those who take nothing are not named. */
export async function findShippingRates(
  db: Queryable,
  vendorIds: readonly string[],
  currency: CurrencyCode,
): Promise<ReadonlyMap<string, number>> {
  if (vendorIds.length === 0) return new Map();
  const rows = await db
    .select({ vendorId: shippingRates.vendorId, amountMinor: shippingRates.amountMinor })
    .from(shippingRates)
    .where(and(inArray(shippingRates.vendorId, [...vendorIds]), eq(shippingRates.currency, currency)));
  return new Map(rows.map((row) => [row.vendorId, row.amountMinor]));
}
