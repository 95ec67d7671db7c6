import { vendors } from '@stallcast/drizzle';
import type { z } from 'zod';
import type { sellerRefSchema } from '@stallcast/shared/contract';
import { pictureAddress } from './picture-address.ts';

/** What is read of a seller to name them beside what is theirs. */
export const sellerColumns = {
  vendorId: vendors.id,
  name: vendors.name,
  slug: vendors.slug,
  logoImageId: vendors.logoImageId,
};

interface SellerColumns {
  readonly vendorId: string;
  readonly name: string;
  readonly slug: string;
  readonly logoImageId: string | null;
}

/** A seller as they are named beside what is theirs. */
export function toSellerRef({ logoImageId, ...seller }: SellerColumns): z.input<typeof sellerRefSchema> {
  return { ...seller, logoUrl: pictureAddress(logoImageId) };
}
