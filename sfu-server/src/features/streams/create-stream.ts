import type { Stream } from '@stallcast/shared/contract';
import type { CurrencyCode, Orientation, Visibility } from '@stallcast/shared/domain';
import { v7 as uuidv7 } from 'uuid';
import type { Seller } from '../../platform/actor.ts';
import type { Transaction } from '../../platform/db.ts';
import { AppError } from '../../platform/errors.ts';
import type { UnitOfWork } from '../../platform/unit-of-work.ts';
import { replaceFeatured } from './featured.repo.ts';
import type { ReadProductsById } from './ports.ts';
import { type ReadDeps, readStream } from './read-shows.ts';
import { insertStream } from './streams.repo.ts';

interface NewShow {
  readonly title: string;
  readonly description?: string | undefined;
  readonly productIds: readonly string[];
  /** RFC 3339. */
  readonly scheduledAt?: string | undefined;
  readonly visibility: Visibility;
  readonly orientation: Orientation;
}

/** Prepares a show of one's own products. Throws `not-found` when a product is not the seller's, `mixed-currencies`. */
export async function createStream(
  deps: ReadDeps & { readonly uow: UnitOfWork },
  input: NewShow,
  seller: Seller,
): Promise<{ stream: Stream }> {
  const id = uuidv7();
  const { title, description = '', productIds, visibility, orientation } = input;
  return deps.uow.run(async ({ tx, emit }) => {
    await assertOwnProducts(deps.readProductsById, tx, { productIds, soldIn: null }, seller);
    const scheduledAt = input.scheduledAt === undefined ? null : new Date(input.scheduledAt);
    const texts = { title, description, scheduledAt, visibility, orientation };
    await insertStream(tx, { id, vendorId: seller.vendorId, ...texts });
    await replaceFeatured(tx, id, productIds);
    emit({ type: 'stream-changed', streamId: id });
    return { stream: await readStream(deps, tx, id) };
  });
}

/**
 * Throws `not-found` unless all of these products are the seller's own, and `mixed-currencies` unless they cost the
 * same currency: a show has one revenue. `soldIn` is the currency of what it has sold already, if anything.
 */
export async function assertOwnProducts(
  readProductsById: ReadProductsById,
  tx: Transaction,
  { productIds, soldIn }: { readonly productIds: readonly string[]; readonly soldIn: CurrencyCode | null },
  seller: Seller,
): Promise<void> {
  const found = await readProductsById(tx, productIds);
  const areOwn = productIds.every((id) => found.get(id)?.vendorId === seller.vendorId);
  if (!areOwn) throw new AppError('not-found', { detail: 'One of these products is not in your shop.' });
  const currencies = new Set([...found.values()].map(({ price }) => price.currency));
  if (soldIn !== null) currencies.add(soldIn);
  if (currencies.size > 1)
    throw new AppError('mixed-currencies', {
      detail: 'All products of a show have to be priced in one currency.',
    });
}
