import { z } from 'zod';
import { orientations } from '../domain/stream-state.ts';
import { defineRoute } from './define.ts';
import { instant, limitParam, money, savedStreamId, streamId, vendorId } from './fields.ts';
import { product } from './products.ts';
import { sellerRef } from './sellers.ts';
import { title } from './streams.ts';

/** The figures of a show as they stood when it was saved. */
export const savedStats = z.object({
  viewersTotal: z.int().min(0),
  viewersPeak: z.int().min(0),
  likes: z.int().min(0),
  dislikes: z.int().min(0),
  comments: z.int().min(0),
  orders: z.int().min(0),
  units: z.int().min(0),
  revenue: money.nullable(),
});

export const savedStream = z.object({
  savedStreamId,
  streamId,
  vendor: sellerRef,
  title: z.string(),
  description: z.string(),
  /** `unlisted`: for whoever has its address. */
  visibility: z.enum(['public', 'unlisted']),
  orientation: z.enum(orientations),
  coverUrl: z.string().nullable(),
  /** `processing` while the recording is being put together; `failed` when nothing playable was recorded. */
  state: z.enum(['processing', 'ready', 'failed']),
  /** Address of the MP4 or WebM; null until `ready`. */
  videoUrl: z.string().nullable(),
  durationMs: z.int().min(0),
  streamedAt: instant,
  savedAt: instant,
});
export type SavedStream = z.infer<typeof savedStream>;

/** What its seller says of a replay. */
export const replayTerms = {
  title: title.optional(),
  visibility: z.enum(['public', 'unlisted']).optional(),
  /** The cover becomes the picture at this place of the video, in ms; past its end, the last one. */
  coverAtMs: z.int().min(0).max(2_147_483_647).optional(),
};

export const recordingRoutes = {
  'recordings.list': defineRoute({
    method: 'GET',
    path: '/api/saved-streams',
    access: 'public',
    limit: 'read',
    summary: 'Replays that can be played, newest first.',
    query: z.strictObject({
      vendorId: vendorId.optional(),
      after: savedStreamId.optional(),
      limit: limitParam(50, 20),
    }),
    output: z.object({ savedStreams: z.array(savedStream), next: savedStreamId.nullable() }),
  }),
  'recordings.one': defineRoute({
    method: 'GET',
    path: '/api/saved-streams/:savedStreamId',
    access: 'public',
    limit: 'read',
    summary: 'One replay with the products of its show at today’s price and stock.',
    params: z.strictObject({ savedStreamId }),
    output: z.object({ savedStream, products: z.array(product) }),
  }),
  'recordings.mine': defineRoute({
    method: 'GET',
    path: '/api/saved-streams/mine',
    access: 'seller',
    limit: 'read',
    summary: 'My own replays of any state with their final figures, newest first.',
    query: z.strictObject({ after: savedStreamId.optional(), limit: limitParam(50, 20) }),
    output: z.object({
      savedStreams: z.array(savedStream.extend({ stats: savedStats })),
      next: savedStreamId.nullable(),
    }),
  }),
  'recordings.update': defineRoute({
    method: 'PATCH',
    path: '/api/saved-streams/:savedStreamId',
    access: 'seller',
    limit: 'write',
    summary: 'Change title, visibility or cover of a replay of mine.',
    params: z.strictObject({ savedStreamId }),
    body: z.strictObject(replayTerms),
    output: z.object({ savedStream }),
    errors: ['not-found'],
  }),
  'recordings.delete': defineRoute({
    method: 'DELETE',
    path: '/api/saved-streams/:savedStreamId',
    access: 'seller',
    limit: 'write',
    summary: 'Remove a replay of mine and its video for good.',
    params: z.strictObject({ savedStreamId }),
    output: z.object({ deleted: z.literal(true) }),
  }),
};
