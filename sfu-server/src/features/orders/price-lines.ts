import type { Address } from '@stallcast/shared/contract';
import type { CurrencyCode } from '@stallcast/shared/domain';
import type { Queryable } from '../../platform/db.ts';
import type { TaxRule } from './ports.ts';
import { type CouponValue, type Price, type PriceLine, priceOrder } from './price-order.ts';
import { findShippingRates } from './shipping.repo.ts';

interface Priceable {
  readonly lines: readonly PriceLine[];
  readonly currency: CurrencyCode;
  readonly coupon: CouponValue | null;
  readonly address: Address | null;
}

/** What sellers take for a parcel, in a currency. */
export type Rates = (
  vendorIds: readonly string[],
  currency: CurrencyCode,
) => Promise<ReadonlyMap<string, number>>;

/** Today's shipping rates; those of the same sellers are asked for once. */
export function createRates(db: Queryable): Rates {
  const known = new Map<string, ReadonlyMap<string, number>>();
  return async (vendorIds, currency) => {
    const name = [currency, ...vendorIds].join(' ');
    const rates = known.get(name) ?? (await findShippingRates(db, vendorIds, currency));
    known.set(name, rates);
    return rates;
  };
}

/** What these lines cost at these shipping rates and today's taxes. */
export async function priceLines(
  rates: Rates,
  taxOf: TaxRule,
  { address, ...order }: Priceable,
): Promise<Price> {
  const sent = order.lines.filter((line) => line.isPhysical).map((line) => line.vendorId);
  const shippingMinor = await rates([...new Set(sent)], order.currency);
  return priceOrder({ ...order, country: address?.country ?? null, shippingMinor, taxOf });
}
