import type { CurrencyCode } from '@stallcast/shared/domain';
import { graphemes } from '../../lib/graphemes.ts';

/** What a seller types for a new product. */
export interface ProductDraft {
  readonly name: string;
  readonly price: string;
  readonly currency: CurrencyCode;
  readonly quantity: string;
  readonly description: string;
}

export type DraftFault = 'name-missing' | 'name-long' | 'price-invalid' | 'quantity-invalid';
export type DraftField = 'name' | 'price' | 'quantity';
export type DraftFaults = Partial<Record<DraftField, DraftFault>>;

export interface NewProduct {
  readonly name: string;
  readonly description?: string;
  readonly priceMinor: number;
  readonly currency: CurrencyCode;
  readonly stock: number;
}

const longestName = 120;
const mostPriceMinor = 100_000_000;
const mostStock = 1_000_000;

/** The product that was typed, or what is wrong with it, field by field. */
export function readDraft(
  draft: ProductDraft,
):
  | { readonly ok: true; readonly product: NewProduct }
  | { readonly ok: false; readonly faults: DraftFaults } {
  const name = draft.name.trim();
  const description = draft.description.trim();
  const priceMinor = parsePrice(draft.price, draft.currency);
  const stock = parseQuantity(draft.quantity);
  const nameFault = name === '' ? 'name-missing' : graphemes(name).length > longestName ? 'name-long' : null;
  if (nameFault !== null || priceMinor === null || stock === null) {
    const faults: DraftFaults = {
      ...(nameFault !== null && { name: nameFault }),
      ...(priceMinor === null && { price: 'price-invalid' }),
      ...(stock === null && { quantity: 'quantity-invalid' }),
    };
    return { ok: false, faults };
  }
  const product = {
    name,
    priceMinor,
    currency: draft.currency,
    stock,
    ...(description !== '' && { description }),
  };
  return { ok: true, product };
}

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

function parseQuantity(text: string): number | null {
  const trimmed = text.trim();
  if (!/^\d{1,7}$/.test(trimmed)) return null;
  const quantity = Number(trimmed);
  return quantity <= mostStock ? quantity : null;
}
