import type { RouteInput, RouteOutput, Routes } from '@stallcast/shared/contract';
import type { Seller } from '../../platform/actor.ts';
import type { UnitOfWork } from '../../platform/unit-of-work.ts';
import { findOwnCoupons } from './coupons.repo.ts';
import { toCoupon } from './coupons.views.ts';

type Query = RouteInput<Routes['coupons.mine']>['query'];

/** A page of the seller's own coupons; `next` is where the following page begins, null on the last. */
export async function listMyCoupons(
  { uow }: { readonly uow: UnitOfWork },
  { after, limit }: Query,
  { vendorId }: Seller,
): Promise<RouteOutput<Routes['coupons.mine']>> {
  // One more than asked for tells whether there is more.
  const rows = await uow.read((db) => findOwnCoupons(db, vendorId, { after, limit: limit + 1 }));
  const coupons = rows.slice(0, limit).map(toCoupon);
  return { coupons, next: rows.length > limit ? (coupons.at(-1)?.couponId ?? null) : null };
}
