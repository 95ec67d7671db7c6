import type { Product, RouteInput, Routes } from '@stallcast/shared/contract';
import { v7 as uuidv7 } from 'uuid';
import type { Seller } from '../../platform/actor.ts';
import type { UnitOfWork } from '../../platform/unit-of-work.ts';
import { insertProduct } from './products.repo.ts';
import { toProduct } from './products.views.ts';

type NewProduct = RouteInput<Routes['products.create']>['body'];

/** Adds a product to the seller's shop; it is for sale at once. */
export async function createProduct(
  { uow }: { readonly uow: UnitOfWork },
  { description = '', ...rest }: NewProduct,
  { vendorId }: Seller,
): Promise<Product> {
  return uow.run(async ({ tx }) =>
    toProduct(await insertProduct(tx, { id: uuidv7(), vendorId, description, ...rest })),
  );
}
