import type { Product, RouteRequest, Routes } from '@stallcast/shared/contract';
import type { ReadProduct, ReadVariant } from './product-draft.ts';

type Body<Name extends keyof Routes> = NonNullable<RouteRequest<Routes[Name]>['body']>;

/** One call that brings a stored product nearer to what was typed. `key` names the row it is about. */
export type ProductChange =
  | { readonly change: 'product'; readonly body: Body<'products.update'> }
  | {
      readonly change: 'variant';
      readonly key: string;
      readonly variantId: string;
      readonly body: Body<'products.changeVariant'>;
    }
  | { readonly change: 'new-variant'; readonly key: string; readonly body: Body<'products.addVariant'> };

/**
 * What has to be sent so that `before` becomes what was typed, in this order. Stock goes as the difference to what the
 * seller saw, so that a sale in the meantime is not undone.
 */
export function productChanges(before: Product, typed: ReadProduct): ProductChange[] {
  const own = changedFields(before, typed);
  return [
    ...(Object.keys(own).length > 0 ? [{ change: 'product' as const, body: own }] : []),
    ...typed.variants.flatMap(variantChange),
  ];
}

function changedFields(before: Product, typed: ReadProduct): Body<'products.update'> {
  return {
    ...(typed.name !== before.name && { name: typed.name }),
    ...(typed.description !== before.description && { description: typed.description }),
    ...(typed.isPhysical !== before.isPhysical && { isPhysical: typed.isPhysical }),
    ...(typed.perOrderLimit !== before.perOrderLimit && { perOrderLimit: typed.perOrderLimit }),
    ...(typed.perBuyerLimit !== before.perBuyerLimit && { perBuyerLimit: typed.perBuyerLimit }),
  };
}

function variantChange(typed: ReadVariant): ProductChange[] {
  const { key, before, size, colour, priceMinor, stock, forSale } = typed;
  if (before === null) return [{ change: 'new-variant', key, body: { size, colour, priceMinor, stock } }];
  const wasForSale = before.status === 'active';
  const body = {
    ...(size !== before.size && { size }),
    ...(colour !== before.colour && { colour }),
    ...(priceMinor !== before.price.amountMinor && { priceMinor }),
    ...(stock !== before.stock && { stockChange: stock - before.stock }),
    ...(forSale !== wasForSale && { status: forSale ? ('active' as const) : ('archived' as const) }),
  };
  return Object.keys(body).length > 0 ? [{ change: 'variant', key, variantId: before.variantId, body }] : [];
}
