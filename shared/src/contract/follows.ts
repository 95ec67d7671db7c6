import { z } from 'zod';
import { defineRoute } from './define.ts';
import { followId, instant, limitParam, reminderId, streamId, vendorId } from './fields.ts';
import { showCard } from './listings.ts';
import { sellerRef } from './sellers.ts';

export const follow = z.object({
  followId,
  seller: sellerRef,
  /** The show they are live with that everyone may see; null while there is none. */
  liveStreamId: streamId.nullable(),
  followedAt: instant,
});

const followed = z.object({ following: z.boolean(), followers: z.int().min(0) });
const reminded = z.object({ reminded: z.boolean() });

export const followRoutes = {
  'follows.mine': defineRoute({
    method: 'GET',
    path: '/api/follows',
    access: 'user',
    limit: 'read',
    summary: 'The sellers I follow, whom I followed last first.',
    query: z.strictObject({ after: followId.optional(), limit: limitParam(50, 20) }),
    output: z.object({ follows: z.array(follow), next: followId.nullable() }),
  }),
  'follows.set': defineRoute({
    method: 'PUT',
    path: '/api/follows/:vendorId',
    access: 'user',
    limit: 'write',
    summary: 'Follow a seller. Following twice changes nothing.',
    params: z.strictObject({ vendorId }),
    output: followed,
    errors: ['not-found'],
  }),
  'follows.remove': defineRoute({
    method: 'DELETE',
    path: '/api/follows/:vendorId',
    access: 'user',
    limit: 'write',
    summary: 'Follow a seller no longer. Said again, it changes nothing.',
    params: z.strictObject({ vendorId }),
    output: followed,
    errors: ['not-found'],
  }),
  'reminders.mine': defineRoute({
    method: 'GET',
    path: '/api/reminders',
    access: 'user',
    limit: 'read',
    summary: 'The shows that I want to be reminded of and that have not ended, which I chose last first.',
    query: z.strictObject({ after: reminderId.optional(), limit: limitParam(50, 20) }),
    output: z.object({
      reminders: z.array(z.object({ reminderId, show: showCard })),
      next: reminderId.nullable(),
    }),
  }),
  'reminders.set': defineRoute({
    method: 'PUT',
    path: '/api/reminders/:streamId',
    access: 'user',
    limit: 'write',
    summary: 'Remind me of a show that has not ended. Said twice, it changes nothing.',
    params: z.strictObject({ streamId }),
    output: reminded,
    errors: ['not-found', 'stream-ended'],
  }),
  'reminders.remove': defineRoute({
    method: 'DELETE',
    path: '/api/reminders/:streamId',
    access: 'user',
    limit: 'write',
    summary: 'Remind me of a show no longer. Said again, it changes nothing.',
    params: z.strictObject({ streamId }),
    output: reminded,
    errors: ['not-found'],
  }),
};
