import { mostVariants, type Product, type RouteInput, type Routes } from '@stallcast/shared/contract';
import { v7 as uuidv7 } from 'uuid';
import type { Seller } from '../../platform/actor.ts';
import { AppError } from '../../platform/errors.ts';
import type { UnitOfWork, Work } from '../../platform/unit-of-work.ts';
import { assertStock } from './check-stock.ts';
import { lockOwnProduct } from './products.repo.ts';
import { readProduct } from './read-products.ts';
import { insertVariants, lockVariants, updateVariant, type VariantRow, wasOrdered } from './variants.repo.ts';

interface Deps {
  readonly uow: UnitOfWork;
}

type Addition = RouteInput<Routes['products.addVariant']>['body'] &
  RouteInput<Routes['products.addVariant']>['params'];
type Change = RouteInput<Routes['products.changeVariant']>['body'] &
  RouteInput<Routes['products.changeVariant']>['params'];
type Kind = Pick<VariantRow, 'size' | 'colour'>;

/** Adds a size or a colour to a seller's own product, behind those there are. Throws `not-found`, `variant-exists`. */
export async function addVariant(
  { uow }: Deps,
  { productId, ...kind }: Addition,
  seller: Seller,
): Promise<Product> {
  return uow.run(async (work) => {
    const variants = await lockOwnVariants(work, productId, seller);
    if (variants.length >= mostVariants) {
      throw new AppError('invalid-input', { detail: `A product has at most ${mostVariants} variants.` });
    }
    assertNew(variants, kind);
    const position = 1 + Math.max(...variants.map((variant) => variant.position));
    await insertVariants(work.tx, [{ id: uuidv7(), productId, position, ...kind }]);
    return changed(work, productId);
  });
}

/**
 * Changes a variant of a seller's own product. Throws `not-found`, `variant-exists`, `variant-ordered` when it is to
 * become something else than what somebody ordered, `sold-out` when fewer items are left than are to be taken out,
 * `invalid-input` when there would be more than a million.
 */
export async function changeVariant(
  { uow }: Deps,
  { productId, variantId, stockChange = 0, ...change }: Change,
  seller: Seller,
): Promise<Product> {
  return uow.run(async (work) => {
    const variants = await lockOwnVariants(work, productId, seller);
    const before = variants.find(({ id }) => id === variantId);
    if (!before) throw new AppError('not-found');
    assertStock(before.stock, stockChange);
    await assertMayBecome(work, before, change, variants);
    await updateVariant(work.tx, variantId, change, stockChange);
    return changed(work, productId);
  });
}

async function lockOwnVariants({ tx }: Work, productId: string, { vendorId }: Seller): Promise<VariantRow[]> {
  if (!(await lockOwnProduct(tx, productId, vendorId))) throw new AppError('not-found');
  return lockVariants(tx, productId);
}

async function assertMayBecome(
  { tx }: Work,
  before: VariantRow,
  { size = before.size, colour = before.colour }: Pick<Change, 'size' | 'colour'>,
  variants: readonly VariantRow[],
): Promise<void> {
  if (size === before.size && colour === before.colour) return;
  assertNew(variants, { size, colour });
  if (await wasOrdered(tx, before.id)) throw new AppError('variant-ordered');
}

function assertNew(variants: readonly Kind[], { size, colour }: Kind): void {
  if (variants.some((variant) => variant.size === size && variant.colour === colour))
    throw new AppError('variant-exists');
}

function changed({ tx, emit }: Work, productId: string): Promise<Product> {
  emit({ type: 'product-changed', productId });
  return readProduct(tx, productId);
}
