import { z } from 'zod';
import { defineRoute } from './define.ts';
import { dropId, instant, money, productId, streamId, variantId } from './fields.ts';

export const quantity = z.int().min(1).max(100);

/** What is wanted. */
export const choice = {
  productId,
  /** Needed where the product has several. */
  variantId: variantId.optional(),
  /** The show it is wanted in. */
  streamId: streamId.optional(),
  /** The drop it is wanted in, at its price; its show is the show it is wanted in. */
  dropId: dropId.optional(),
};

const cartLine = z.object({
  productId,
  variantId,
  name: z.string(),
  /** Size and colour, as they are read; empty where there is no choice. */
  variant: z.string(),
  imageUrl: z.string().nullable(),
  unitPrice: money,
  quantity: z.int().min(1),
  lineTotal: money,
  /** How many of it I could have. */
  stock: z.int().min(0),
  perOrderLimit: z.int().min(1),
  isPhysical: z.boolean(),
  /** Whether it can be bought as it stands here: for sale, enough in stock, within the limit, and held if it is of a drop. */
  available: z.boolean(),
  /** The show it was put in from. */
  streamId: streamId.nullable(),
  dropId: dropId.nullable(),
  /** Until when it is held for me; null where it is not, or not any more. */
  reservedUntil: instant.nullable(),
});
export const cart = z.object({
  lines: z.array(cartLine),
  /** Of the lines that are available; null where there are none, or in several currencies. */
  total: money.nullable(),
});
export type Cart = z.infer<typeof cart>;

const cannotHave = [
  'not-found',
  'product-unavailable',
  'sold-out',
  'over-order-limit',
  'over-buyer-limit',
  'drop-not-open',
] as const;

export const cartRoutes = {
  'cart.show': defineRoute({
    method: 'GET',
    path: '/api/cart',
    access: 'public',
    limit: 'read',
    summary: 'My cart at today’s prices.',
    output: z.object({ cart }),
  }),
  'cart.add': defineRoute({
    method: 'POST',
    path: '/api/cart/lines',
    access: 'public',
    limit: 'write',
    summary:
      'Put a product into my cart, or more of one that is there. What I put in from a drop is held for me for a while; for that I have to be logged in.',
    body: z.strictObject({ ...choice, quantity: quantity.default(1) }),
    output: z.object({ cart }),
    errors: [...cannotHave, 'variant-needed', 'unauthenticated'],
  }),
  'cart.change': defineRoute({
    method: 'PATCH',
    path: '/api/cart/lines/:variantId',
    access: 'public',
    limit: 'write',
    summary: 'Set how many of a variant are in my cart; 0 takes it out.',
    params: z.strictObject({ variantId }),
    body: z.strictObject({
      quantity: z.int().min(0).max(100),
      /** Which of the two lines that a variant can have: the one of this drop. */
      dropId: dropId.optional(),
    }),
    output: z.object({ cart }),
    errors: [...cannotHave],
  }),
};
