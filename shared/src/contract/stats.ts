import { z } from 'zod';
import { streamStatuses } from '../domain/stream-state.ts';
import { defineRoute } from './define.ts';
import {
  cursor,
  cursorParam,
  instant,
  limitParam,
  money,
  orderId,
  productId,
  streamId,
  viewerId,
} from './fields.ts';
import { chat, comment } from './comments.ts';
import { sellerCounters } from './streams.ts';

/** A line of the seller's order feed: one paid order line. */
export const orderFeedItem = z.object({
  cursor,
  orderId,
  productId,
  productName: z.string(),
  quantity: z.int().min(1),
  amount: money,
  buyerName: z.string(),
  createdAt: instant,
});
export type OrderFeedItem = z.infer<typeof orderFeedItem>;

/** A line of the seller's viewer feed: somebody came. */
export const viewerFeedItem = z.object({
  cursor,
  viewerId,
  /** Null for a guest. */
  name: z.string().nullable(),
  joinedAt: instant,
  leftAt: instant.nullable(),
});
export type ViewerFeedItem = z.infer<typeof viewerFeedItem>;

/** What became of a product in a show, from the first look to the money. */
export const productFunnel = z.object({
  productId,
  name: z.string(),
  /** Viewers to whom it was shown, and of them those who opened it: each counts once. */
  shown: z.int().min(0),
  clicked: z.int().min(0),
  /** How often it was put into a cart. */
  carted: z.int().min(0),
  /** Paid orders that have it, and how many items in all. */
  orders: z.int().min(0),
  units: z.int().min(0),
  revenue: money,
});
export type ProductFunnel = z.infer<typeof productFunnel>;

/** What becomes of the recording of a live show; the show itself goes on without it. */
export const recordingFacts = z.object({
  /**
   * `none`: the show is not on. `waiting`: nothing is published, or it starts again. The others tell why nothing is recorded; `disk-low`
   * and `disk-full` pass when there is space again.
   */
  state: z.enum(['none', 'waiting', 'recording', 'no-ffmpeg', 'disk-low', 'disk-full']),
  /** How often it was interrupted by a fault of the server's; a moment of the replay is missing each time. */
  restarts: z.int().min(0),
});
export type RecordingFacts = z.infer<typeof recordingFacts>;

/** A running figure that is not what a recount of its facts says. */
const difference = z.object({
  /** Table and column. */
  figure: z.string(),
  /** Whose figure it is, with its ids. */
  subject: z.string(),
  stored: z.string(),
  counted: z.string(),
});

export const statsRoutes = {
  'stats.show': defineRoute({
    method: 'GET',
    path: '/api/live/stats',
    access: 'seller',
    limit: 'read',
    summary:
      'The whole dashboard of one’s own show in one call; feeds after a cursor, or the latest without one.',
    query: z.strictObject({ streamId, after: cursorParam.optional(), limit: limitParam(200, 50) }),
    output: z.object({
      streamId,
      status: z.enum(streamStatuses),
      startedAt: instant.nullable(),
      endedAt: instant.nullable(),
      /** Since the start, by the server's clock; final once ended. */
      elapsedMs: z.int().min(0),
      interrupted: z.boolean(),
      recording: recordingFacts,
      counters: sellerCounters,
      /** Orders for each viewer there was, e.g. 0.25 where every fourth bought; null while nobody has come. */
      conversion: z.number().min(0).nullable(),
      /** The products of the show in the seller's order, then those that were on it before. */
      products: z.array(productFunnel),
      /** Those written after the cursor, as they stand now. */
      comments: z.array(comment),
      /** Those from before it that were hidden, shown again or deleted since. */
      changedComments: z.array(comment),
      chat,
      orders: z.array(orderFeedItem),
      viewers: z.array(viewerFeedItem),
      /** Where to go on from: all three feeds are complete up to here. */
      cursor,
      /** The limit cut something: ask again at once, after `cursor`. */
      more: z.boolean(),
    }),
    errors: ['not-found'],
  }),
  'stats.reconcile': defineRoute({
    method: 'GET',
    path: '/api/admin/reconcile',
    access: 'admin',
    limit: 'read',
    summary:
      'Recount every running figure from its facts and list what differs; the command `npm run reconcile` does it without a time limit.',
    query: z.strictObject({
      /** The `next` of the page before. */
      after: z
        .string()
        .max(200)
        .regex(/^[a-z_.]+\/[a-z0-9 ,-]+$/, 'must be the `next` of the page before')
        .optional(),
      limit: limitParam(200, 50),
    }),
    output: z.object({ differences: z.array(difference), next: z.string().nullable() }),
  }),
};
