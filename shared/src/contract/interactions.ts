import { z } from 'zod';
import { comment, commentPage } from './comments.ts';
import { defineRoute } from './define.ts';
import { commentId, cursor, humanText, streamId } from './fields.ts';
import { publicCounters } from './streams.ts';

export const reaction = z.enum(['like', 'dislike']);
export type Reaction = z.infer<typeof reaction>;

const path = '/api/live/interact';
const reactionOutput = z.object({
  /** What stands now; null when the press took the reaction back. */
  reaction: reaction.nullable(),
  counters: publicCounters,
});

export const interactionRoutes = {
  'interact.getComments': defineRoute({
    method: 'POST',
    path,
    action: 'get_comments',
    access: 'public',
    limit: 'read',
    summary: 'The same as `GET /api/live/comments`, for who asks by `action`.',
    body: z.strictObject({
      streamId,
      after: cursor.optional(),
      limit: z.int().min(1).max(200).default(50),
    }),
    output: commentPage,
    errors: ['not-found'],
  }),
  'interact.myReaction': defineRoute({
    method: 'GET',
    path,
    action: 'my_reaction',
    access: 'user',
    limit: 'read',
    summary: 'My own reaction to a show.',
    query: z.strictObject({ streamId }),
    output: z.object({ reaction: reaction.nullable() }),
    errors: ['not-found'],
  }),
  'interact.like': defineRoute({
    method: 'POST',
    path,
    action: 'like',
    access: 'user',
    limit: 'react',
    summary: 'Like a live show; a second press takes it back, a dislike turns into it.',
    body: z.strictObject({
      streamId,
      /** Sets the reaction instead of toggling it, so that a retry is safe. */ keep: z
        .boolean()
        .default(false),
    }),
    output: reactionOutput,
    errors: ['not-found', 'stream-not-live', 'banned-from-shop'],
  }),
  'interact.dislike': defineRoute({
    method: 'POST',
    path,
    action: 'dislike',
    access: 'user',
    limit: 'react',
    summary: 'Dislike a live show; a second press takes it back, a like turns into it.',
    body: z.strictObject({ streamId, keep: z.boolean().default(false) }),
    output: reactionOutput,
    errors: ['not-found', 'stream-not-live', 'banned-from-shop'],
  }),
  'interact.comment': defineRoute({
    method: 'POST',
    path,
    action: 'comment',
    access: 'user',
    limit: 'comment',
    summary:
      'Write a comment. `@username` of somebody seen in the show becomes a mention, an address a link. The same `commentId` again stores nothing twice and answers the stored one.',
    body: z.strictObject({
      streamId,
      text: humanText(500),
      /** Made by the caller, so that a retry is safe. */ commentId: commentId.optional(),
      /** A comment of the same show. */
      replyTo: commentId.optional(),
    }),
    onceBy: 'commentId',
    status: 201,
    output: z.object({ comment }),
    errors: ['not-found', 'stream-not-live', 'banned-from-shop', 'muted', 'comment-blocked', 'slow-mode'],
  }),
};
