import { type SellerPage, sellerPageSchema } from '@stallcast/shared/contract';
import { toSellerRef } from '../../platform/seller-ref.ts';
import type { SellerRow } from './sellers.repo.ts';

/** What a seller's page tells of them. */
export function toSeller({ id, name, slug, logoImageId, ...row }: SellerRow): SellerPage {
  return sellerPageSchema.parse({
    ...toSellerRef({ vendorId: id, name, slug, logoImageId }),
    about: row.description,
    followers: row.followers,
    since: row.createdAt.toISOString(),
  });
}
