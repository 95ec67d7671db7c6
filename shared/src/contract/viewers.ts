import { z } from 'zod';
import { defineRoute } from './define.ts';
import { instant, streamId, viewerId } from './fields.ts';
import { publicCounters } from './streams.ts';

const path = '/api/live/viewers';

export const viewerRoutes = {
  'viewers.join': defineRoute({
    method: 'POST',
    path,
    action: 'join',
    access: 'public',
    limit: 'join',
    summary:
      'Ask to watch a live show. The viewer counts from the first heartbeat, or from a socket that shows the ticket.',
    body: z.strictObject({ streamId }),
    output: z.object({
      viewerId,
      ticket: z.string(),
      /** The ticket opens a socket until then; after that, join again. */
      expiresAt: instant,
      /** How often to send a heartbeat, in ms. */
      heartbeatEveryMs: z.int().min(1000),
    }),
    errors: ['not-found', 'stream-not-live', 'banned-from-shop', 'room-full'],
  }),
  'viewers.heartbeat': defineRoute({
    method: 'POST',
    path,
    action: 'heartbeat',
    access: 'public',
    limit: 'read',
    summary: 'Tell that the viewer is still there. Two missed ones end the visit.',
    body: z.strictObject({ viewerId, ticket: z.string().max(1000) }),
    output: z.object({ active: z.boolean(), counters: publicCounters }),
    errors: ['not-found', 'ticket-invalid'],
  }),
  'viewers.leave': defineRoute({
    method: 'POST',
    path,
    action: 'leave',
    access: 'public',
    limit: 'read',
    summary: 'End the visit. A page being closed sends it as a beacon.',
    body: z.strictObject({ viewerId, ticket: z.string().max(1000) }),
    output: z.object({ left: z.literal(true) }),
    errors: ['not-found', 'ticket-invalid'],
  }),
  'viewers.count': defineRoute({
    method: 'GET',
    path,
    action: 'count',
    access: 'public',
    limit: 'read',
    summary: 'The figures of a show that everyone may know.',
    query: z.strictObject({ streamId }),
    output: z.object({ counters: publicCounters }),
    errors: ['not-found'],
  }),
};
