import type { CurrencyCode } from '@stallcast/shared/domain';

const mostPriceMinor = 100_000_000;

/** Minor-unit digits as the currency itself says (ISO 4217, through Intl). */
function minorDigits(currency: CurrencyCode): number {
  return (
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
  );
}

/**
 * A typed price in minor units, read digit by digit so that no fraction is ever rounded; null when it is none. Both
 * `12.50` and `12,50` are understood; grouping is not, as it could be mistaken for a fraction.
 */
export function parsePrice(text: string, currency: CurrencyCode): number | null {
  const digits = minorDigits(currency);
  const [, whole, fraction = ''] = /^(\d{1,9})(?:[.,](\d*))?$/.exec(text.trim()) ?? [];
  if (whole === undefined || fraction.length > digits) return null;
  const minor = Number(whole) * 10 ** digits + Number(fraction.padEnd(digits, '0') || '0');
  return minor <= mostPriceMinor ? minor : null;
}

/** A typed whole number between `least` and `most`; null when it is none. */
export function parseCount(text: string, least: number, most: number): number | null {
  const trimmed = text.trim();
  if (!/^\d{1,9}$/.test(trimmed)) return null;
  const count = Number(trimmed);
  return count >= least && count <= most ? count : null;
}
