import { z } from 'zod';
import { currencyCodes } from '../domain/money.ts';
import { defineRoute } from './define.ts';
import { humanText, limitParam, money, productId, vendorId } from './fields.ts';

export const product = z.object({
  productId,
  vendorId,
  name: z.string(),
  description: z.string(),
  imageUrl: z.string().nullable(),
  price: money,
  /** Items that can be bought right now. */
  stock: z.int().min(0),
  status: z.enum(['active', 'archived']),
  /** The most that one buyer may order at once. */
  perOrderLimit: z.int().min(1),
});
export type Product = z.infer<typeof product>;

const priceMinor = z.int().min(0).max(100_000_000);
const stock = z.int().min(0).max(1_000_000);
const params = z.strictObject({ productId });

export const productRoutes = {
  'products.mine': defineRoute({
    method: 'GET',
    path: '/api/products',
    access: 'seller',
    limit: 'read',
    summary: 'My own products by name, a page at a time.',
    query: z.strictObject({
      search: z
        .string()
        .max(80)
        .regex(/^\P{Cc}*$/u, 'contains characters that are not allowed')
        .optional(),
      status: z.enum(['active', 'archived']).default('active'),
      /** The last product of the page before. */
      after: productId.optional(),
      limit: limitParam(100, 50),
    }),
    output: z.object({ products: z.array(product), next: productId.nullable() }),
  }),
  'products.one': defineRoute({
    method: 'GET',
    path: '/api/products/:productId',
    access: 'public',
    limit: 'read',
    summary: 'One product with its stock.',
    params,
    output: z.object({ product }),
  }),
  'products.create': defineRoute({
    method: 'POST',
    path: '/api/products',
    access: 'seller',
    limit: 'write',
    summary: 'Add a product to my shop.',
    body: z.strictObject({
      name: humanText(120),
      description: humanText(2000).optional(),
      priceMinor,
      currency: z.enum(currencyCodes),
      stock,
      perOrderLimit: z.int().min(1).max(100).default(5),
    }),
    status: 201,
    output: z.object({ product }),
  }),
  'products.update': defineRoute({
    method: 'PATCH',
    path: '/api/products/:productId',
    access: 'seller',
    limit: 'write',
    summary:
      'Change a product of mine. Stock is set by a difference, so that a sale in the same moment is not undone.',
    params,
    body: z.strictObject({
      name: humanText(120).optional(),
      description: humanText(2000).optional(),
      priceMinor: priceMinor.optional(),
      stockChange: z.int().min(-1_000_000).max(1_000_000).optional(),
      status: z.enum(['active', 'archived']).optional(),
      perOrderLimit: z.int().min(1).max(100).optional(),
    }),
    output: z.object({ product }),
    errors: ['not-found', 'sold-out'],
  }),
};
