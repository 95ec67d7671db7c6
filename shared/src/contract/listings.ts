import { z } from 'zod';
import { orientations, streamStatuses } from '../domain/stream-state.ts';
import { defineRoute } from './define.ts';
import { instant, limitParam, savedStreamId, streamId, vendorId } from './fields.ts';
import { sellerRef } from './sellers.ts';

/** A show as a card in a list. */
export const showCard = z.object({
  streamId,
  seller: sellerRef,
  title: z.string(),
  status: z.enum(streamStatuses),
  orientation: z.enum(orientations),
  /** A frame of the live show, at most 640 pixels wide or high and 10 s old; ask again for the next. Null unless it is live. */
  previewUrl: z.string().nullable(),
  /** The picture its seller chose; shown where there is no frame. */
  coverUrl: z.string().nullable(),
  viewersNow: z.int().min(0),
  scheduledAt: instant.nullable(),
  startedAt: instant.nullable(),
  /** True while the seller's picture is missing from a live show. */
  interrupted: z.boolean(),
  /** An entry for the viewer's calendar (RFC 5545); null unless a time is set and it has not begun. */
  calendarUrl: z.string().nullable(),
});
export type ShowCard = z.infer<typeof showCard>;

/** A replay as a card in a list. */
export const replayCard = z.object({
  savedStreamId,
  streamId,
  seller: sellerRef,
  title: z.string(),
  orientation: z.enum(orientations),
  coverUrl: z.string().nullable(),
  durationMs: z.int().min(0),
  viewersTotal: z.int().min(0),
  streamedAt: instant,
});
export type ReplayCard = z.infer<typeof replayCard>;

const showQuery = z.strictObject({
  /** Only this seller's. */
  vendorId: vendorId.optional(),
  /** The last show of the page before. */
  after: streamId.optional(),
  limit: limitParam(50, 20),
});
const showPage = z.object({ shows: z.array(showCard), next: streamId.nullable() });

/** What everyone may see: shows and replays that are unlisted, and rehearsals, are in none of these. */
export const listingRoutes = {
  'listings.live': defineRoute({
    method: 'GET',
    path: '/api/listings/live',
    access: 'public',
    limit: 'read',
    summary: 'Shows that are live, newest first.',
    query: showQuery,
    output: showPage,
  }),
  'listings.upcoming': defineRoute({
    method: 'GET',
    path: '/api/listings/upcoming',
    access: 'public',
    limit: 'read',
    summary: 'Shows with a time that is still to come, or passed less than an hour ago, the next one first.',
    query: showQuery,
    output: showPage,
  }),
  'listings.replays': defineRoute({
    method: 'GET',
    path: '/api/listings/replays',
    access: 'public',
    limit: 'read',
    summary: 'Replays that can be played, newest first.',
    query: z.strictObject({
      vendorId: vendorId.optional(),
      after: savedStreamId.optional(),
      limit: limitParam(50, 20),
    }),
    output: z.object({ replays: z.array(replayCard), next: savedStreamId.nullable() }),
  }),
};
