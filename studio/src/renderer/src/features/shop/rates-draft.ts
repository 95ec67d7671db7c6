import { type CurrencyCode, currencyCodes, type Money, toDecimal } from '@stallcast/shared/domain';
import { parsePrice } from '../../lib/typed-number.ts';

/** The most for a parcel (the contract's limit), in minor units. */
const mostMinor = 1_000_000;

/** What is typed for a parcel, by currency; empty costs nothing. */
export type RatesDraft = Readonly<Record<CurrencyCode, string>>;

export function ratesDraft(rates: readonly Money[]): RatesDraft {
  const draft = { EUR: '', USD: '', GBP: '', CHF: '', JPY: '' };
  for (const rate of rates) draft[rate.currency] = toDecimal(rate);
  return draft;
}

type ReadRates =
  | { readonly ok: true; readonly rates: readonly Money[] }
  | { readonly ok: false; readonly faults: ReadonlySet<CurrencyCode> };

/** The rates that were typed, or the currencies that cannot be read. */
export function readRates(draft: RatesDraft): ReadRates {
  const faults = new Set<CurrencyCode>();
  const rates: Money[] = [];
  for (const currency of currencyCodes) {
    const text = draft[currency].trim();
    const amountMinor = text === '' ? 0 : parsePrice(text, currency);
    if (amountMinor === null || amountMinor > mostMinor) faults.add(currency);
    else if (amountMinor > 0) rates.push({ amountMinor, currency });
  }
  return faults.size > 0 ? { ok: false, faults } : { ok: true, rates };
}
