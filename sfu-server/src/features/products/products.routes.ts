import type { Product } from '@stallcast/shared/contract';
import type { Queryable } from '../../platform/db.ts';
import { AppError } from '../../platform/errors.ts';
import type { Handlers } from '../../platform/handlers.ts';
import type { UnitOfWork } from '../../platform/unit-of-work.ts';
import { createProduct } from './create-product.ts';
import { listMyProducts } from './list-my-products.ts';
import { findProduct, findProducts } from './products.repo.ts';
import { toProduct } from './products.views.ts';
import { updateProduct } from './update-product.ts';

interface ProductDeps {
  readonly uow: UnitOfWork;
}

export interface Products {
  readonly handlers: Handlers<'products.mine' | 'products.one' | 'products.create' | 'products.update'>;
  /** These products as everyone sees them, by id; what does not exist is left out. For neighbours, in their own transaction. */
  readProducts(db: Queryable, productIds: readonly string[]): Promise<ReadonlyMap<string, Product>>;
}

/** Sellers' products. */
export function createProducts(deps: ProductDeps): Products {
  return {
    handlers: {
      'products.mine': ({ query }, { actor }) => listMyProducts(deps, query, actor),
      'products.one': async ({ params }) => ({ product: await showProduct(deps, params.productId) }),
      'products.create': async ({ body }, { actor }) => ({ product: await createProduct(deps, body, actor) }),
      'products.update': async ({ params, body }, { actor }) => ({
        product: await updateProduct(deps, { ...body, ...params }, actor),
      }),
    },
    async readProducts(db, productIds) {
      const rows = await findProducts(db, productIds);
      return new Map(rows.map((row) => [row.id, toProduct(row)]));
    },
  };
}

async function showProduct({ uow }: ProductDeps, productId: string): Promise<Product> {
  const row = await uow.read((db) => findProduct(db, productId));
  if (!row) throw new AppError('not-found');
  return toProduct(row);
}
