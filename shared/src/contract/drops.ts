import { z } from 'zod';
import { dropStates } from '../domain/drop-state.ts';
import { defineRoute } from './define.ts';
import { dropId, instant, limitParam, money, productId, streamId, variantId } from './fields.ts';

/** A sale within a show, as everyone sees it. */
export const drop = z.object({
  dropId,
  streamId,
  productId,
  variantId,
  price: money,
  /** What it costs outside of the drop. */
  usualPrice: money,
  quantity: z.int().min(1),
  remaining: z.int().min(0),
  perBuyerLimit: z.int().min(1),
  opensAt: instant,
  closesAt: instant,
  state: z.enum(dropStates),
  /** When it opens, since the start of the show: where a replay shows it. */
  opensOffsetMs: z.int().min(0),
});
export type Drop = z.infer<typeof drop>;

/** What is pinned on a show, and its drops that are not over. */
export const showcase = z.object({
  pinned: productId.nullable(),
  drops: z.array(drop),
  /**
   * What time it is at the server, by which the drops open and close; null where no drop runs, so that an answer
   * that says the same again is the same.
   */
  now: instant.nullable(),
});
export type Showcase = z.infer<typeof showcase>;

export const dropRoutes = {
  'drops.list': defineRoute({
    method: 'GET',
    path: '/api/live/drops',
    access: 'public',
    limit: 'read',
    summary: 'What is pinned on a show and its drops that are not over, the next to open first.',
    query: z.strictObject({ streamId }),
    output: showcase,
    errors: ['not-found'],
  }),
  'drops.past': defineRoute({
    method: 'GET',
    path: '/api/live/drops/past',
    access: 'seller',
    limit: 'read',
    summary: 'The closed drops of my show, newest first.',
    query: z.strictObject({ streamId, after: dropId.optional(), limit: limitParam(50, 20) }),
    output: z.object({ drops: z.array(drop), next: dropId.nullable() }),
    errors: ['not-found'],
  }),
  'drops.start': defineRoute({
    method: 'POST',
    path: '/api/live/drops',
    action: 'start',
    access: 'seller',
    limit: 'write',
    summary:
      'Announce a drop in my live show: it opens after the countdown, sells so many at this price, and closes itself.',
    body: z.strictObject({
      streamId,
      productId,
      /** Needed where the product has several. */
      variantId: variantId.optional(),
      priceMinor: z.int().min(0).max(100_000_000),
      quantity: z.int().min(1).max(100_000),
      perBuyerLimit: z.int().min(1).max(100).default(1),
      countdownSeconds: z.int().min(0).max(3600).default(10),
      openForSeconds: z.int().min(5).max(86_400).default(120),
    }),
    status: 201,
    output: z.object({ drop }),
    errors: [
      'not-found',
      'stream-not-live',
      'product-unavailable',
      'variant-needed',
      'sold-out',
      'drop-running',
    ],
  }),
  'drops.close': defineRoute({
    method: 'POST',
    path: '/api/live/drops',
    action: 'close',
    access: 'seller',
    limit: 'write',
    summary: 'Close a drop of mine before its time. What is left goes back into the stock.',
    body: z.strictObject({ dropId }),
    output: z.object({ drop }),
    errors: ['not-found'],
  }),
  'pins.set': defineRoute({
    method: 'POST',
    path: '/api/live/pin',
    access: 'seller',
    limit: 'write',
    summary: 'Pin a product on my live show, instead of the one before; null takes the pin off.',
    body: z.strictObject({ streamId, productId: productId.nullable() }),
    output: showcase,
    errors: ['not-found', 'stream-not-live', 'product-unavailable'],
  }),
};

export const funnelRoutes = {
  'products.seen': defineRoute({
    method: 'POST',
    path: '/api/live/products/seen',
    access: 'public',
    limit: 'react',
    summary:
      'What a viewer of a show was shown and opened, with the ticket from `viewers.join`; each counts once.',
    body: z.strictObject({
      ticket: z.string().min(1).max(1000),
      shown: z.array(productId).max(50).default([]),
      clicked: z.array(productId).max(50).default([]),
    }),
    output: z.object({ counted: z.int().min(0) }),
    errors: ['ticket-invalid'],
  }),
};
