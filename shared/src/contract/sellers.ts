import { z } from 'zod';
import { defineRoute } from './define.ts';
import { humanText, instant, limitParam, productId, slug, vendorId } from './fields.ts';
import { product } from './products.ts';

/** A seller as they are named beside what is theirs. */
export const sellerRef = z.object({
  vendorId,
  name: z.string(),
  /** The seller's page is `/sellers/<slug>`. */
  slug: z.string(),
  logoUrl: z.string().nullable(),
});
export type SellerRef = z.infer<typeof sellerRef>;

/** What a seller's page tells of them. */
export const seller = sellerRef.extend({
  about: z.string(),
  followers: z.int().min(0),
  since: instant,
});
export type SellerPage = z.infer<typeof seller>;

const output = z.object({ seller });

export const sellerRoutes = {
  'sellers.one': defineRoute({
    method: 'GET',
    path: '/api/sellers/:slug',
    access: 'public',
    limit: 'read',
    summary: 'A seller by the address of their page, and whether the caller follows them.',
    params: z.strictObject({ slug }),
    output: output.extend({ following: z.boolean() }),
    errors: ['not-found'],
  }),
  'sellers.products': defineRoute({
    method: 'GET',
    path: '/api/sellers/:slug/products',
    access: 'public',
    limit: 'read',
    summary: 'What a seller has for sale, by name, a page at a time.',
    params: z.strictObject({ slug }),
    query: z.strictObject({
      /** The last product of the page before. */
      after: productId.optional(),
      limit: limitParam(50, 20),
    }),
    output: z.object({ products: z.array(product), next: productId.nullable() }),
    errors: ['not-found'],
  }),
  'sellers.mine': defineRoute({
    method: 'GET',
    path: '/api/vendors/mine',
    access: 'seller',
    limit: 'read',
    summary: 'My own page as a seller.',
    output,
  }),
  'sellers.update': defineRoute({
    method: 'PATCH',
    path: '/api/vendors/mine',
    access: 'seller',
    limit: 'write',
    summary:
      'Change my name, what I say of myself, or the address of my page; the address before leads nowhere then.',
    body: z.strictObject({
      name: humanText(60).optional(),
      about: humanText(500, 0).optional(),
      slug: slug.optional(),
    }),
    output,
    errors: ['slug-taken'],
  }),
  'sellers.setLogo': defineRoute({
    method: 'POST',
    path: '/api/vendors/mine/logo',
    access: 'seller',
    limit: 'write',
    summary:
      'Put a picture (JPEG, PNG, WebP or AVIF, at most 5 MB) on my page, instead of the one there. It is drawn anew.',
    upload: { field: 'image', maxBytes: 5_000_000 },
    output,
    errors: ['unsupported-media-type', 'payload-too-large', 'image-unreadable'],
  }),
  'sellers.removeLogo': defineRoute({
    method: 'DELETE',
    path: '/api/vendors/mine/logo',
    access: 'seller',
    limit: 'write',
    summary: 'Take the picture off my page.',
    output,
  }),
};
