import { z } from 'zod';
import { orientations, streamStatuses, visibilities } from '../domain/stream-state.ts';
import { defineRoute } from './define.ts';
import {
  cursor,
  humanText,
  instant,
  limitParam,
  money,
  productId,
  savedStreamId,
  streamId,
  vendorId,
} from './fields.ts';
import { product } from './products.ts';
import { sellerRef } from './sellers.ts';

/** What everyone may know of a show's figures. */
export const publicCounters = z.object({
  viewersNow: z.int().min(0),
  viewersTotal: z.int().min(0),
  likes: z.int().min(0),
  dislikes: z.int().min(0),
  comments: z.int().min(0),
});

/** Figures of a show as its seller reads them. */
export const sellerCounters = publicCounters.extend({
  viewersPeak: z.int().min(0),
  cartAdds: z.int().min(0),
  orders: z.int().min(0),
  units: z.int().min(0),
  /** Null until the first sale names a currency. */
  revenue: money.nullable(),
  /** Of the revenue, what was paid back since; the revenue stays what it was. */
  refunded: money.nullable(),
});
export type SellerCounters = z.infer<typeof sellerCounters>;

export const stream = z.object({
  streamId,
  vendor: sellerRef,
  title: z.string(),
  description: z.string(),
  status: z.enum(streamStatuses),
  /** `unlisted`: for whoever has its address; `rehearsal`: for its seller alone, and nothing is sold in it. */
  visibility: z.enum(visibilities),
  orientation: z.enum(orientations),
  /** The picture that stands for it, and for its replay. */
  coverUrl: z.string().nullable(),
  scheduledAt: instant.nullable(),
  startedAt: instant.nullable(),
  endedAt: instant.nullable(),
  /** True while the seller's picture is missing from a live show. */
  interrupted: z.boolean(),
  counters: publicCounters,
  featured: z.array(product),
  /** The latest place in the show's history: where to poll from. */
  cursor,
  /** The replay of an ended show, once it can be played. */
  replayId: savedStreamId.nullable(),
});
export type Stream = z.infer<typeof stream>;

/** A show of mine with what came of it. */
const pastShow = stream
  .pick({
    ...{ streamId: true, title: true, status: true, visibility: true, orientation: true, coverUrl: true },
    ...{ scheduledAt: true, startedAt: true, endedAt: true },
  })
  .extend({
    /** Of the show, in ms; 0 before it began. */
    durationMs: z.int().min(0),
    counters: sellerCounters,
    /** Null while it has not ended, and where it was deleted. */
    replay: z
      .object({
        savedStreamId,
        state: z.enum(['processing', 'ready', 'failed']),
        visibility: z.enum(['public', 'unlisted']),
        videoUrl: z.string().nullable(),
        durationMs: z.int().min(0),
      })
      .nullable(),
  });
export type PastShow = z.infer<typeof pastShow>;
export const pastShowSchema = pastShow;

export const title = humanText(120);
const description = humanText(2000);
const productIds = z
  .array(productId)
  .max(50)
  .refine((ids) => new Set(ids).size === ids.length, 'names a product twice');

/** Also keeps out years that a database cannot hold. */
const startTime = instant.refine((value) => /^20\d\d-/.test(value), 'must lie in this century');

export const streamRoutes = {
  'streams.list': defineRoute({
    method: 'GET',
    path: '/api/live/streams',
    access: 'public',
    limit: 'read',
    summary:
      'Shows with their counts, seller and products: the live ones unless `status` says otherwise, newest first.',
    query: z.strictObject({
      status: z.enum(streamStatuses).default('live'),
      /** Only this one, whatever its status. */
      streamId: streamId.optional(),
      vendorId: vendorId.optional(),
      /** The last id of the page before. */
      after: streamId.optional(),
      limit: limitParam(50, 20),
    }),
    output: z.object({ streams: z.array(stream), next: streamId.nullable() }),
  }),
  'streams.mine': defineRoute({
    method: 'GET',
    path: '/api/live/streams/mine',
    access: 'seller',
    limit: 'read',
    summary: 'My own shows of any status, newest first: tells the studio what it is still live with.',
    query: z.strictObject({
      status: z.enum(streamStatuses).optional(),
      after: streamId.optional(),
      limit: limitParam(50, 20),
    }),
    output: z.object({ streams: z.array(stream), next: streamId.nullable() }),
  }),
  'streams.create': defineRoute({
    method: 'POST',
    path: '/api/live/streams',
    action: 'create',
    access: 'seller',
    limit: 'write',
    summary: 'Prepare a show (status `scheduled`).',
    body: z.strictObject({
      title,
      description: description.optional(),
      productIds: productIds.default([]),
      scheduledAt: startTime.optional(),
      visibility: z.enum(visibilities).default('public'),
      orientation: z.enum(orientations).default('landscape'),
    }),
    status: 201,
    output: z.object({ stream }),
    errors: ['not-found', 'mixed-currencies'],
  }),
  'streams.start': defineRoute({
    method: 'POST',
    path: '/api/live/streams',
    action: 'start',
    access: 'seller',
    limit: 'write',
    summary: 'Go live with a scheduled show. Starting a show that is live already changes nothing.',
    body: z.strictObject({ streamId }),
    output: z.object({ stream }),
    errors: ['not-found', 'stream-ended', 'another-stream-live', 'recording-space-low'],
  }),
  'streams.update': defineRoute({
    method: 'POST',
    path: '/api/live/streams',
    action: 'update',
    access: 'seller',
    limit: 'write',
    summary:
      'Change texts, time, visibility, orientation or products (in their order) of a show that has not ended. Whether it is a rehearsal can be changed until it begins.',
    body: z.strictObject({
      streamId,
      title: title.optional(),
      /** Empty takes it away. */
      description: humanText(2000, 0).optional(),
      productIds: productIds.optional(),
      /** Null: no time is set. */
      scheduledAt: startTime.nullable().optional(),
      visibility: z.enum(visibilities).optional(),
      orientation: z.enum(orientations).optional(),
    }),
    output: z.object({ stream }),
    errors: ['not-found', 'stream-ended', 'mixed-currencies'],
  }),
  'streams.hostTicket': defineRoute({
    method: 'POST',
    path: '/api/live/streams',
    action: 'host-ticket',
    access: 'seller',
    limit: 'write',
    summary:
      'A short-lived ticket with which the studio publishes this show and follows its figures over the socket.',
    body: z.strictObject({ streamId }),
    output: z.object({ ticket: z.string(), expiresAt: instant }),
    errors: ['not-found', 'stream-ended'],
  }),
  'streams.preflight': defineRoute({
    method: 'POST',
    path: '/api/live/preflight',
    access: 'seller',
    limit: 'write',
    summary:
      'What a studio looks at before a show: how fast something gets here, what time it is, and whether there is space to record.',
    body: z.strictObject({
      /** Anything: it is counted and thrown away. */
      padding: z.string().max(60_000),
    }),
    output: z.object({
      receivedBytes: z.int(),
      serverTime: instant,
      /** False: a show cannot begin until somebody makes room on the server. */
      recordingSpace: z.boolean(),
    }),
  }),
  'streams.setCover': defineRoute({
    method: 'POST',
    path: '/api/live/streams/:streamId/cover',
    access: 'seller',
    limit: 'write',
    summary:
      'Give a show of mine a cover (JPEG, PNG, WebP or AVIF, at most 5 MB) instead of the one it has; its replay has it too. It is drawn anew.',
    params: z.strictObject({ streamId }),
    upload: { field: 'image', maxBytes: 5_000_000 },
    output: z.object({ stream }),
    errors: ['not-found', 'unsupported-media-type', 'payload-too-large', 'image-unreadable'],
  }),
  'streams.removeCover': defineRoute({
    method: 'DELETE',
    path: '/api/live/streams/:streamId/cover',
    access: 'seller',
    limit: 'write',
    summary: 'Take the cover off a show of mine.',
    params: z.strictObject({ streamId }),
    output: z.object({ stream }),
    errors: ['not-found'],
  }),
  'streams.history': defineRoute({
    method: 'GET',
    path: '/api/live/streams/history',
    access: 'seller',
    limit: 'read',
    summary:
      'My own shows with their figures and replays, newest first. Orders of one: `/api/sales` with its id.',
    query: z.strictObject({
      status: z.enum(streamStatuses).optional(),
      after: streamId.optional(),
      limit: limitParam(50, 20),
    }),
    output: z.object({ shows: z.array(pastShow), next: streamId.nullable() }),
  }),
  'streams.csv': defineRoute({
    method: 'GET',
    path: '/api/live/streams/export',
    access: 'seller',
    limit: 'read',
    summary:
      'The figures of my shows, or of one, as CSV text (RFC 4180), a line a show, a page at a time; ask on after `next` until it is null. Rehearsals are left out.',
    query: z.strictObject({ streamId: streamId.optional(), after: streamId.optional() }),
    output: z.object({ csv: z.string(), next: streamId.nullable() }),
    errors: ['not-found'],
  }),
};
