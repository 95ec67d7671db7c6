import type { Product, RouteRequest, Routes } from '@stallcast/shared/contract';
import { type CurrencyCode, toDecimal } from '@stallcast/shared/domain';
import { parseCount, parsePrice } from '../../lib/typed-number.ts';

type Variant = Product['variants'][number];
type VariantChange = NonNullable<RouteRequest<Routes['products.changeVariant']>['body']>;

const mostStock = 1_000_000;

/** A number that is typed over, and the one that stood there when typing began (minor units, or items). */
interface TypedOver {
  readonly text: string;
  readonly seen: number;
}

/** What is typed over of one variant. What is not typed over follows the shop. */
export interface VariantEdit {
  readonly price?: TypedOver;
  readonly stock?: TypedOver;
}

/** By the id of the variant. */
export type PriceStockEdits = ReadonlyMap<string, VariantEdit>;

/** What somebody should know of a number that moved in the shop while it was typed over. */
export type Moved =
  | { readonly kind: 'price'; readonly now: Variant['price'] }
  /** Sold or added to meanwhile: saving makes it `becomes` items. */
  | { readonly kind: 'stock'; readonly now: number; readonly becomes: number }
  /** More were to be taken out than are left. */
  | { readonly kind: 'too-few'; readonly now: number };

/** One line to type into: a variant as it stands in the shop, under what was typed. */
export interface PriceStockLine {
  readonly variantId: string;
  readonly label: string;
  readonly currency: CurrencyCode;
  readonly price: string;
  readonly stock: string;
  readonly moved: readonly Moved[];
}

/** The lines of what is for sale. */
export function priceStockLines(product: Product, edits: PriceStockEdits): readonly PriceStockLine[] {
  return product.variants
    .filter(({ status }) => status === 'active')
    .map((variant) => {
      const edit = edits.get(variant.variantId) ?? {};
      return {
        ...{ variantId: variant.variantId, label: variant.label, currency: variant.price.currency },
        price: edit.price?.text ?? toDecimal(variant.price),
        stock: edit.stock?.text ?? String(variant.stock),
        moved: [...movedPrice(variant, edit), ...movedStock(variant, edit)],
      };
    });
}

/** The edits after a number of a variant was typed over; what it was seen as stays from the first key on. */
export function typeOver(
  edits: PriceStockEdits,
  variant: Variant,
  field: keyof VariantEdit,
  text: string,
): PriceStockEdits {
  const edit = edits.get(variant.variantId) ?? {};
  const now = field === 'price' ? variant.price.amountMinor : variant.stock;
  const typed = { text, seen: edit[field]?.seen ?? now };
  return new Map(edits).set(variant.variantId, { ...edit, [field]: typed });
}

/** The edits without those of a variant that was stored. */
export function withoutEdit(edits: PriceStockEdits, variantId: string): PriceStockEdits {
  return new Map([...edits].filter(([id]) => id !== variantId));
}

export type PriceStockFault = 'price-invalid' | 'quantity-invalid' | 'too-few';

/** One call that stores what was typed over of a variant. */
export interface PriceStockChange {
  readonly variantId: string;
  readonly body: VariantChange;
}

type ReadResult =
  | { readonly ok: true; readonly changes: readonly PriceStockChange[] }
  | { readonly ok: false; readonly faults: ReadonlyMap<string, PriceStockFault> };

/**
 * What has to be sent, one call a variant, or what is wrong with a line. Stock goes as the difference to what was seen, so
 * that a sale in the meantime is not undone.
 */
export function readPriceStock(product: Product, edits: PriceStockEdits): ReadResult {
  const faults = new Map<string, PriceStockFault>();
  const changes: PriceStockChange[] = [];
  for (const variant of product.variants) {
    const read = readEdit(variant, edits.get(variant.variantId) ?? {});
    if (!read.ok) faults.set(variant.variantId, read.fault);
    else if (Object.keys(read.body).length > 0)
      changes.push({ variantId: variant.variantId, body: read.body });
  }
  return faults.size > 0 ? { ok: false, faults } : { ok: true, changes };
}

type ReadEdit =
  | { readonly ok: true; readonly body: VariantChange }
  | { readonly ok: false; readonly fault: PriceStockFault };

function readEdit(variant: Variant, { price, stock }: VariantEdit): ReadEdit {
  const { amountMinor, currency } = variant.price;
  const priceMinor = price === undefined ? amountMinor : parsePrice(price.text, currency);
  const change = stock === undefined ? 0 : stockChange(stock);
  if (priceMinor === null) return { ok: false, fault: 'price-invalid' };
  if (change === null) return { ok: false, fault: 'quantity-invalid' };
  if (variant.stock + change < 0) return { ok: false, fault: 'too-few' };
  const body = {
    ...(priceMinor !== amountMinor && { priceMinor }),
    ...(change !== 0 && { stockChange: change }),
  };
  return { ok: true, body };
}

/** By how many items a typed stock differs from the one that was seen; null when it is no number. */
function stockChange({ text, seen }: TypedOver): number | null {
  const typed = parseCount(text, 0, mostStock);
  return typed === null ? null : typed - seen;
}

function movedPrice({ price: now }: Variant, { price }: VariantEdit): Moved[] {
  const moved = price !== undefined && price.seen !== now.amountMinor;
  return moved && parsePrice(price.text, now.currency) !== now.amountMinor ? [{ kind: 'price', now }] : [];
}

function movedStock({ stock: now }: Variant, { stock }: VariantEdit): Moved[] {
  if (stock === undefined || stock.seen === now) return [];
  const change = stockChange(stock);
  if (change === null) return [];
  return now + change < 0 ? [{ kind: 'too-few', now }] : [{ kind: 'stock', now, becomes: now + change }];
}
