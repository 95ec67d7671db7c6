import type { Product } from '@stallcast/shared/contract';
import type { Queryable } from '../../platform/db.ts';

export interface ProductPage {
  readonly products: Product[];
  /** Where the next page begins; null on the last one. */
  readonly next: Product['productId'] | null;
}

/** A page of what a seller has for sale, by name. */
export type ListProducts = (
  vendorId: string,
  page: { readonly after?: string | undefined; readonly limit: number },
) => Promise<ProductPage>;

/** Whether somebody follows a seller. */
export type IsFollowing = (db: Queryable, userId: string, vendorId: string) => Promise<boolean>;
