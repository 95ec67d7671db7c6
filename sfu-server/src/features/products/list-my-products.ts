import type { RouteInput, RouteOutput, Routes } from '@stallcast/shared/contract';
import type { Seller } from '../../platform/actor.ts';
import type { UnitOfWork } from '../../platform/unit-of-work.ts';
import { findOwnProductRows } from './products.repo.ts';
import { withParts } from './read-products.ts';

type Query = Omit<RouteInput<Routes['products.mine']>['query'], 'after'> & {
  readonly after?: string | undefined;
};

/** A page of the seller's own products; `next` is where the following page begins, null on the last. */
export async function listMyProducts(
  { uow }: { readonly uow: UnitOfWork },
  { search, status, after, limit }: Query,
  { vendorId }: Pick<Seller, 'vendorId'>,
): Promise<RouteOutput<Routes['products.mine']>> {
  // One more than asked for tells whether there is more.
  const query = { vendorId, status, search: search?.trim() || undefined, after, limit: limit + 1 };
  return uow.read(async (db) => {
    const rows = await findOwnProductRows(db, query);
    const products = await withParts(db, rows.slice(0, limit));
    return { products, next: rows.length > limit ? (products.at(-1)?.productId ?? null) : null };
  });
}
