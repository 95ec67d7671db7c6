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

/** What these lines cost at today's shipping rates and taxes. */
export async function priceLines(
  db: Queryable,
  taxOf: TaxRule,
  { address, ...order }: Priceable,
): Promise<Price> {
  const sent = order.lines.filter((line) => line.isPhysical).map((line) => line.vendorId);
  const shippingMinor = await findShippingRates(db, [...new Set(sent)], order.currency);
  return priceOrder({ ...order, country: address?.country ?? null, shippingMinor, taxOf });
}
