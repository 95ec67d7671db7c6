/** ISO 4217 codes the shop accepts; the value is how many minor-unit digits the currency has. */
const minorUnitDigits = { EUR: 2, USD: 2, GBP: 2, CHF: 2, JPY: 0 } as const;

export type CurrencyCode = keyof typeof minorUnitDigits;

export const currencyCodes: readonly CurrencyCode[] = ['EUR', 'USD', 'GBP', 'CHF', 'JPY'];

/** An amount of money: `amountMinor` counts the currency's smallest unit (cents), never a fraction of it. */
export interface Money {
  readonly amountMinor: number;
  readonly currency: CurrencyCode;
}

/** Unit price × quantity. Both are integers, so the result is exact. Throws RangeError beyond 2^53 − 1. */
export function multiplyMoney(unit: Money, quantity: number): Money {
  return { amountMinor: exact(unit.amountMinor * quantity), currency: unit.currency };
}

/** Sum of amounts of one currency; `currency` names the currency of an empty sum. Throws RangeError on mixed currencies. */
export function sumMoney(amounts: readonly Money[], currency: CurrencyCode): Money {
  let total = 0;
  for (const amount of amounts) {
    if (amount.currency !== currency) throw new RangeError(`cannot add ${amount.currency} to ${currency}`);
    total = exact(total + amount.amountMinor);
  }
  return { amountMinor: total, currency };
}

/** The amount as a plain decimal number in the currency's own unit, e.g. `12.50`. */
export function toDecimal({ amountMinor, currency }: Money): string {
  const digits = minorUnitDigits[currency];
  return (amountMinor / 10 ** digits).toFixed(digits);
}

/** The amount as a person of `locale` writes it, e.g. `12,50 €`. */
export function formatMoney(money: Money, locale: string): string {
  const digits = minorUnitDigits[money.currency];
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency: money.currency });
  return format.format(money.amountMinor / 10 ** digits);
}

function exact(value: number): number {
  if (!Number.isSafeInteger(value)) throw new RangeError('amount of money out of range');
  return value;
}
