import { z } from 'zod';
import { currencyCodes } from '../domain/money.ts';
import { defineRoute } from './define.ts';
import { humanText, imageId, limitParam, money, productId, variantId, vendorId } from './fields.ts';

/** What is really bought: a product in one size and colour. A product without choices has one variant. */
const variant = z.object({
  variantId,
  /** Empty where the product has no sizes; the same of the colour. */
  size: z.string(),
  colour: z.string(),
  /** Size and colour, as they are read; empty where there is no choice. */
  label: z.string(),
  price: money,
  /** Items that can be bought right now. */
  stock: z.int().min(0),
  status: z.enum(['active', 'archived']),
});

const image = z.object({ imageId, url: z.string(), widthPx: z.int().min(1), heightPx: z.int().min(1) });

export const product = z.object({
  productId,
  vendorId,
  name: z.string(),
  description: z.string(),
  /** The first picture. */
  imageUrl: z.string().nullable(),
  /** The lowest of the variants that are for sale. */
  price: money,
  /** Items that can be bought right now, of all variants that are for sale. */
  stock: z.int().min(0),
  status: z.enum(['active', 'archived']),
  /** Whether it is sent in a parcel: then its buyer gives an address and pays for shipping. */
  isPhysical: z.boolean(),
  /** The most that one buyer may order at once. */
  perOrderLimit: z.int().min(1),
  /** Over all orders of one buyer; null: as many as they like. */
  perBuyerLimit: z.int().min(1).nullable(),
  /** As the seller orders them; those that are archived too. */
  variants: z.array(variant),
  images: z.array(image),
});
export type Product = z.infer<typeof product>;
export type Variant = z.infer<typeof variant>;

const priceMinor = z.int().min(0).max(100_000_000);
const stock = z.int().min(0).max(1_000_000);
/** By how much the stock changes, so that a sale in the same moment is not undone. */
const stockChange = z.int().min(-1_000_000).max(1_000_000);
const perOrderLimit = z.int().min(1).max(100);
const perBuyerLimit = z.int().min(1).max(10_000).nullable();
/** A size or a colour; empty where there is no choice. */
const option = humanText(40, 0);
const choices = { size: option.default(''), colour: option.default('') };
const newVariant = z.strictObject({ ...choices, priceMinor, stock });
/** The most sizes and colours of a product, together. */
export const mostVariants = 100;

/** The most pictures of a product. */
export const mostImages = 8;

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
      status: z.enum(['active', 'archived', 'all']).default('active'),
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
    summary: 'Add a product to my shop: with a price and a stock, or with variants that have their own.',
    body: z
      .strictObject({
        name: humanText(120),
        description: humanText(2000).optional(),
        currency: z.enum(currencyCodes),
        /** Of a product without choices. */
        priceMinor: priceMinor.optional(),
        stock: stock.optional(),
        variants: z.array(newVariant).min(1).max(mostVariants).optional(),
        isPhysical: z.boolean().default(true),
        perOrderLimit: perOrderLimit.default(5),
        perBuyerLimit: perBuyerLimit.default(null),
      })
      .refine(({ variants, ...own }) => (variants === undefined) === (own.priceMinor !== undefined), {
        path: ['priceMinor'],
        message: 'is needed, or else variants are',
      })
      .refine(({ variants, ...own }) => (variants === undefined) === (own.stock !== undefined), {
        path: ['stock'],
        message: 'is needed, or else variants are',
      })
      .refine(({ variants = [] }) => areDifferent(variants), {
        path: ['variants'],
        message: 'names a variant twice',
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
      /** Empty takes it away. */
      description: z.union([humanText(2000), z.literal('')]).optional(),
      /** Of a product with one variant; the same of the stock. */
      priceMinor: priceMinor.optional(),
      stockChange: stockChange.optional(),
      status: z.enum(['active', 'archived']).optional(),
      isPhysical: z.boolean().optional(),
      perOrderLimit: perOrderLimit.optional(),
      perBuyerLimit: perBuyerLimit.optional(),
    }),
    output: z.object({ product }),
    errors: ['not-found', 'sold-out', 'variant-needed'],
  }),
  'products.addVariant': defineRoute({
    method: 'POST',
    path: '/api/products/:productId/variants',
    access: 'seller',
    limit: 'write',
    summary: 'Add a size or a colour to a product of mine.',
    params,
    body: newVariant,
    status: 201,
    output: z.object({ product }),
    errors: ['not-found', 'variant-exists'],
  }),
  'products.changeVariant': defineRoute({
    method: 'PATCH',
    path: '/api/products/:productId/variants/:variantId',
    access: 'seller',
    limit: 'write',
    summary:
      'Change a variant of a product of mine: its price, its stock by a difference, whether it is for sale, and, until one was ordered, its size and colour.',
    params: z.strictObject({ productId, variantId }),
    body: z.strictObject({
      size: option.optional(),
      colour: option.optional(),
      priceMinor: priceMinor.optional(),
      stockChange: stockChange.optional(),
      status: z.enum(['active', 'archived']).optional(),
    }),
    output: z.object({ product }),
    errors: ['not-found', 'sold-out', 'variant-exists', 'variant-ordered'],
  }),
  'products.addImage': defineRoute({
    method: 'POST',
    path: '/api/products/:productId/images',
    access: 'seller',
    limit: 'write',
    summary:
      'Add a picture (JPEG, PNG, WebP or AVIF, at most 5 MB) behind those that a product of mine has. It is drawn anew, without what it told of its camera and place.',
    params,
    upload: { field: 'image', maxBytes: 5_000_000 },
    status: 201,
    output: z.object({ product }),
    errors: [
      'not-found',
      'too-many-images',
      'unsupported-media-type',
      'payload-too-large',
      'image-unreadable',
    ],
  }),
  'products.orderImages': defineRoute({
    method: 'PUT',
    path: '/api/products/:productId/images',
    access: 'seller',
    limit: 'write',
    summary: 'Put the pictures of a product of mine into this order; the first stands for the product.',
    params,
    body: z.strictObject({ imageIds: z.array(imageId).min(1).max(mostImages) }),
    output: z.object({ product }),
    errors: ['not-found'],
  }),
  'products.removeImage': defineRoute({
    method: 'DELETE',
    path: '/api/products/:productId/images/:imageId',
    access: 'seller',
    limit: 'write',
    summary: 'Remove a picture of a product of mine.',
    params: z.strictObject({ productId, imageId }),
    output: z.object({ product }),
    errors: ['not-found'],
  }),
};

function areDifferent(variants: readonly { readonly size: string; readonly colour: string }[]): boolean {
  const kinds = variants.map(({ size, colour }) => JSON.stringify([size, colour]));
  return new Set(kinds).size === kinds.length;
}
