import type { Product, RouteInput, Routes } from '@stallcast/shared/contract';
import type { Seller } from '../../platform/actor.ts';
import { AppError } from '../../platform/errors.ts';
import type { UnitOfWork } from '../../platform/unit-of-work.ts';
import { changeProduct, lockOwnProduct } from './products.repo.ts';
import { toProduct } from './products.views.ts';

type Change = RouteInput<Routes['products.update']>['body'] & RouteInput<Routes['products.update']>['params'];

/** As much as a new product may start with. */
const mostStock = 1_000_000;

/**
 * Changes a product of the seller's own. Throws `not-found`, `sold-out` when fewer items are left than are to be
 * taken out, `invalid-input` when there would be more than a million.
 */
export async function updateProduct(
  { uow }: { readonly uow: UnitOfWork },
  { productId, stockChange = 0, ...change }: Change,
  { vendorId }: Seller,
): Promise<Product> {
  return uow.run(async ({ tx, emit }) => {
    const before = await lockOwnProduct(tx, productId, vendorId);
    if (!before) throw new AppError('not-found');
    assertStock(before.stock + stockChange);
    const after = await changeProduct(tx, productId, change, stockChange);
    emit({ type: 'product-changed', productId });
    return toProduct(after);
  });
}

function assertStock(stock: number): void {
  if (stock < 0) throw new AppError('sold-out');
  if (stock > mostStock) {
    throw new AppError('invalid-input', {
      fields: [{ path: 'stockChange', message: `the stock would be more than ${mostStock}` }],
    });
  }
}
