import { shippingRates, vendors } from '@stallcast/drizzle';
import type { CurrencyCode, Money } from '@stallcast/shared/domain';
import { asc, eq } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../platform/db.ts';

const r = shippingRates;

interface Rate extends Money {
  readonly currency: CurrencyCode;
}

/** What a seller takes for a parcel, by currency. */
export async function findRates(db: Queryable, vendorId: string): Promise<Rate[]> {
  return db
    .select({ amountMinor: r.amountMinor, currency: r.currency })
    .from(r)
    .where(eq(r.vendorId, vendorId))
    .orderBy(asc(r.currency));
}

/** Puts these in the place of all rates of a seller; one call at a time. */
export async function replaceRates(
  tx: Transaction,
  vendorId: string,
  rates: readonly Money[],
): Promise<void> {
  await tx.select({ id: vendors.id }).from(vendors).where(eq(vendors.id, vendorId)).for('no key update');
  await tx.delete(r).where(eq(r.vendorId, vendorId));
  if (rates.length > 0) await tx.insert(r).values(rates.map((rate) => ({ vendorId, ...rate })));
}
