import type { Product, RouteRequest, Routes } from '@stallcast/shared/contract';
import { toDecimal } from '@stallcast/shared/domain';
import { parseCount, parsePrice } from '../../lib/typed-number.ts';

type Variant = Product['variants'][number];
export type DropTerms = Omit<NonNullable<RouteRequest<Routes['drops.start']>['body']>, 'streamId'>;

/** Seconds from the announcement until it opens, and from then until it closes, that can be chosen. */
export const countdowns = [0, 5, 10, 30, 60, 300] as const;
export const openTimes = [30, 60, 120, 300, 600, 1800] as const;

/** What a seller types for a drop. */
export interface DropDraft {
  readonly variantId: string;
  readonly price: string;
  readonly quantity: string;
  readonly perBuyer: string;
  readonly countdownSeconds: number;
  readonly openForSeconds: number;
}

export type DropField = 'price' | 'quantity' | 'perBuyer';
/** Whether the fields cannot be read; a quantity can also be more than there is. */
export type DropFaults = { readonly [Field in DropField]?: 'invalid' | 'too-many' };

/** As many as go into a drop unless the seller says otherwise. */
const usualQuantity = 10;

/** The variants of a product that a drop could be made of. */
export function droppable(product: Product): readonly Variant[] {
  return product.variants.filter(({ status, stock }) => status === 'active' && stock > 0);
}

/** A drop that could be started as it stands: the first variant there is, at its usual price. Null when none is left. */
export function usualDrop(product: Product): DropDraft | null {
  const [variant] = droppable(product);
  if (!variant) return null;
  return { ...termsOf(variant), perBuyer: '1', countdownSeconds: 10, openForSeconds: 120 };
}

/** Price and quantity that fit a variant. */
export function termsOf({ variantId, price, stock }: Variant) {
  return {
    variantId,
    price: toDecimal(price),
    quantity: String(Math.min(stock, usualQuantity)),
  };
}

type ReadResult =
  | { readonly ok: true; readonly terms: DropTerms }
  | { readonly ok: false; readonly faults: DropFaults };

/** The drop that was typed, or everything that is wrong with it. */
export function readDrop(product: Product, draft: DropDraft): ReadResult {
  const variant = product.variants.find(({ variantId }) => variantId === draft.variantId);
  const priceMinor = parsePrice(draft.price, product.price.currency);
  const quantity = parseCount(draft.quantity, 1, 100_000);
  const perBuyerLimit = parseCount(draft.perBuyer, 1, 100);
  const tooMany = quantity !== null && quantity > (variant?.stock ?? 0);
  if (priceMinor === null || quantity === null || perBuyerLimit === null || tooMany) {
    const faults: DropFaults = {
      ...(priceMinor === null && { price: 'invalid' }),
      ...(quantity === null && { quantity: 'invalid' }),
      ...(tooMany && { quantity: 'too-many' }),
      ...(perBuyerLimit === null && { perBuyer: 'invalid' }),
    };
    return { ok: false, faults };
  }
  const { variantId, countdownSeconds, openForSeconds } = draft;
  const terms = {
    ...{ productId: product.productId, variantId, priceMinor, quantity },
    ...{ perBuyerLimit, countdownSeconds, openForSeconds },
  };
  return { ok: true, terms };
}
