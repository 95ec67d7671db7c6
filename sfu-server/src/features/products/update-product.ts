import type { Product, RouteInput, Routes } from '@stallcast/shared/contract';
import type { Seller } from '../../platform/actor.ts';
import { AppError } from '../../platform/errors.ts';
import type { UnitOfWork, Work } from '../../platform/unit-of-work.ts';
import { assertStock } from './check-stock.ts';
import { changeProduct, lockOwnProduct } from './products.repo.ts';
import { readProduct } from './read-products.ts';
import { lockVariants, updateVariant, type VariantRow } from './variants.repo.ts';

type Change = RouteInput<Routes['products.update']>['body'] & RouteInput<Routes['products.update']>['params'];

/**
 * Changes a product of the seller's own; price and stock only where it has one variant. Throws `not-found`,
 * `variant-needed`, `sold-out` when fewer items are left than are to be taken out, `invalid-input` when there would be
 * more than a million.
 */
export async function updateProduct(
  { uow }: { readonly uow: UnitOfWork },
  { productId, priceMinor, stockChange, ...change }: Change,
  { vendorId }: Seller,
): Promise<Product> {
  return uow.run(async ({ tx, emit }) => {
    if (!(await lockOwnProduct(tx, productId, vendorId))) throw new AppError('not-found');
    if (priceMinor !== undefined || stockChange !== undefined)
      await changeOnlyVariant(tx, productId, { priceMinor, stockChange });
    await changeProduct(tx, productId, change);
    emit({ type: 'product-changed', productId });
    emit({ type: 'product-edited', productId });
    return readProduct(tx, productId);
  });
}

async function changeOnlyVariant(
  tx: Work['tx'],
  productId: string,
  { priceMinor, stockChange = 0 }: Pick<Change, 'priceMinor' | 'stockChange'>,
): Promise<void> {
  const variant = onlyOne(await lockVariants(tx, productId));
  if (!variant) throw new AppError('variant-needed');
  assertStock(variant.stock, stockChange);
  await updateVariant(tx, variant.id, { priceMinor }, stockChange);
}

/** The variant that is meant where none is named. */
function onlyOne(variants: readonly VariantRow[]): VariantRow | undefined {
  const forSale = variants.filter(({ status }) => status === 'active');
  const candidates = forSale.length > 0 ? forSale : variants;
  return candidates.length === 1 ? candidates[0] : undefined;
}
