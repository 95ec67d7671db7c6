import type { Product } from '@stallcast/shared/contract';
import type { Queryable } from '../../platform/db.ts';
import type { Handlers } from '../../platform/handlers.ts';
import type { UnitOfWork } from '../../platform/unit-of-work.ts';
import { addVariant, changeVariant } from './change-variants.ts';
import { createProduct } from './create-product.ts';
import { listMyProducts } from './list-my-products.ts';
import { readProduct, readProducts } from './read-products.ts';
import { updateProduct } from './update-product.ts';

interface ProductDeps {
  readonly uow: UnitOfWork;
}

export interface Products {
  readonly handlers: Handlers<
    | 'products.mine'
    | 'products.one'
    | 'products.create'
    | 'products.update'
    | 'products.addVariant'
    | 'products.changeVariant'
  >;
  /** These products as everyone sees them, by id; what does not exist is left out. For neighbours, in their own transaction. */
  readProducts(db: Queryable, productIds: readonly string[]): Promise<ReadonlyMap<string, Product>>;
}

/** Sellers' products. */
export function createProducts(deps: ProductDeps): Products {
  const { uow } = deps;
  return {
    handlers: {
      'products.mine': ({ query }, { actor }) => listMyProducts(deps, query, actor),
      'products.one': async ({ params }) => ({
        product: await uow.read((db) => readProduct(db, params.productId)),
      }),
      'products.create': async ({ body }, { actor }) => ({ product: await createProduct(deps, body, actor) }),
      'products.update': async ({ params, body }, { actor }) => ({
        product: await updateProduct(deps, { ...body, ...params }, actor),
      }),
      'products.addVariant': async ({ params, body }, { actor }) => ({
        product: await addVariant(deps, { ...body, ...params }, actor),
      }),
      'products.changeVariant': async ({ params, body }, { actor }) => ({
        product: await changeVariant(deps, { ...body, ...params }, actor),
      }),
    },
    readProducts,
  };
}
