import type { Product, RouteInput, Routes } from '@stallcast/shared/contract';
import { v7 as uuidv7 } from 'uuid';
import type { Seller } from '../../platform/actor.ts';
import type { UnitOfWork } from '../../platform/unit-of-work.ts';
import { insertProduct } from './products.repo.ts';
import { readProduct } from './read-products.ts';
import { insertVariants } from './variants.repo.ts';

type NewProduct = RouteInput<Routes['products.create']>['body'];

/** Adds a product to the seller's shop; it is for sale at once. One without choices gets a variant with empty options. */
export async function createProduct(
  { uow }: { readonly uow: UnitOfWork },
  { description = '', priceMinor = 0, stock = 0, variants, ...rest }: NewProduct,
  { vendorId }: Seller,
): Promise<Product> {
  const id = uuidv7();
  const kinds = variants ?? [{ size: '', colour: '', priceMinor, stock }];
  return uow.run(async ({ tx }) => {
    await insertProduct(tx, { id, vendorId, description, ...rest });
    await insertVariants(
      tx,
      kinds.map((kind, position) => ({ id: uuidv7(), productId: id, position, ...kind })),
    );
    return readProduct(tx, id);
  });
}
