import type { Product } from '@stallcast/shared/contract';
import type { Queryable } from '../../platform/db.ts';
import type { Handlers } from '../../platform/handlers.ts';
import {
  addImage,
  orderImages,
  type PictureDeps,
  removeImage,
  settleWithdrawnPictures,
} from './change-pictures.ts';
import { addVariant, changeVariant } from './change-variants.ts';
import { createProduct } from './create-product.ts';
import { listMyProducts } from './list-my-products.ts';
import { readProduct, readProducts } from './read-products.ts';
import { updateProduct } from './update-product.ts';

export interface Products {
  readonly handlers: Handlers<
    | 'products.mine'
    | 'products.one'
    | 'products.create'
    | 'products.update'
    | 'products.addVariant'
    | 'products.changeVariant'
    | 'products.addImage'
    | 'products.orderImages'
    | 'products.removeImage'
  >;
  /** These products as everyone sees them, by id; what does not exist is left out. For neighbours, in their own transaction. */
  readProducts(db: Queryable, productIds: readonly string[]): Promise<ReadonlyMap<string, Product>>;
  /** A page of what a seller has for sale, by name. */
  listForSale(
    vendorId: string,
    page: { readonly after?: string | undefined; readonly limit: number },
  ): ReturnType<typeof listMyProducts>;
  /** Before anyone is served: ends the removal of pictures that a killed server began; answers of how many. */
  settleWithdrawnPictures(): Promise<number>;
}

/** Sellers' products. */
export function createProducts(deps: PictureDeps): Products {
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
      'products.addImage': async ({ params, file }, { actor }) => ({
        product: await addImage(deps, { ...params, file }, actor),
      }),
      'products.orderImages': async ({ params, body }, { actor }) => ({
        product: await orderImages(deps, { ...body, ...params }, actor),
      }),
      'products.removeImage': async ({ params }, { actor }) => ({
        product: await removeImage(deps, params, actor),
      }),
    },
    readProducts,
    listForSale: (vendorId, page) =>
      listMyProducts(deps, { search: undefined, status: 'active', ...page }, { vendorId }),
    settleWithdrawnPictures: () => settleWithdrawnPictures(deps),
  };
}
