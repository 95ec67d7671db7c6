import { z } from 'zod';
import { defineRoute } from './define.ts';
import {
  commentId,
  cursor,
  cursorParam,
  humanText,
  instant,
  limitParam,
  reportId,
  streamId,
  userId,
} from './fields.ts';

const author = z.object({
  userId,
  /** What others mention them by: `@` and this name. */
  username: z.string(),
  displayName: z.string(),
  isSeller: z.boolean(),
});

/** A stretch of a text, counted in UTF-16 code units like the strings of JavaScript. */
const stretch = { start: z.int().min(0), length: z.int().min(1) };

/** What a stretch of a comment's text is, so that no reader has to look for it. Spans do not overlap. */
export const commentSpan = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('mention'), ...stretch, userId }),
  /** `url` is http or https and names no user: what may be behind a link to another site. */
  z.object({ kind: z.literal('link'), ...stretch, url: z.string() }),
]);
export type CommentSpan = z.infer<typeof commentSpan>;

/** `hidden` by the seller, `deleted` by whoever wrote it. */
const commentState = z.enum(['shown', 'hidden', 'deleted']);

export const comment = z.object({
  commentId,
  streamId,
  /** Its place in the show's history: comments stand in this order. */
  cursor,
  /** The place of its last change; `cursor` while it is as it was written. The higher one is the newer. */
  version: cursor,
  state: commentState,
  author,
  /** Empty unless `shown`. */
  text: z.string(),
  /** In the order of the text. */
  spans: z.array(commentSpan),
  /** The comment it answers. Whoever hears that that one changed forgets this excerpt of it. */
  replyTo: z
    .object({
      commentId,
      author,
      /** How it begins; null where it is not shown any more. */
      excerpt: z.string().nullable(),
    })
    .nullable(),
  createdAt: instant,
});
export type Comment = z.infer<typeof comment>;

/** How the chat of a show is kept, and the comment that is pinned to it. */
export const chat = z.object({
  streamId,
  /** Seconds that lie between two comments of one viewer; 0 for none. The seller does not wait. */
  slowModeSeconds: z.int().min(0),
  /** Where it is false, only the seller's links are links. */
  linksAllowed: z.boolean(),
  pinned: comment.nullable(),
});
export type Chat = z.infer<typeof chat>;

/** What was written in a show since a place in its history. */
export const commentPage = z.object({
  /** Those written after the cursor, as they stand now; the latest ones are only those that are shown. */
  comments: z.array(comment),
  /** Those from before the cursor that were hidden, shown again or deleted after it, as they stand now. */
  changed: z.array(comment),
  chat,
  /** Where to go on from; while nothing is written or changed it stays where it was. */
  cursor,
  /** More of either after `cursor` exist already: ask again at once. */
  more: z.boolean(),
});

/** A comment as the seller of its show may read it, whatever became of it. */
const keptComment = comment.pick({ commentId: true, streamId: true, state: true, author: true }).extend({
  text: z.string(),
  createdAt: instant,
});
export const hiddenComment = keptComment.extend({ hiddenAt: instant });
export type HiddenComment = z.infer<typeof hiddenComment>;

const reportReason = z.enum(['spam', 'insult', 'fraud', 'private-data', 'other']);

/** What was reported of one comment and not settled yet. */
export const commentReport = z.object({
  /** The first of the reports. */
  reportId,
  comment: keptComment,
  /** How many people reported it. */
  count: z.int().min(1),
  reasons: z.array(reportReason),
  /** What they wrote to it: the first few that wrote anything. */
  notes: z.array(z.string()),
  firstAt: instant,
});
export type CommentReport = z.infer<typeof commentReport>;

const commentPath = '/api/live/comments/:commentId';
const aComment = z.strictObject({ commentId });
const oneComment = z.object({ comment });

/** A word can only be found by its letters and digits. */
const blockedWord = humanText(60).refine(
  (word) => /[\p{L}\p{N}]/u.test(word),
  'must contain a letter or a digit',
);

export const commentRoutes = {
  'comments.list': defineRoute({
    method: 'GET',
    path: '/api/live/comments',
    access: 'public',
    limit: 'read',
    summary:
      'Comments after a cursor, oldest first; without a cursor, the latest ones. While nothing is written or changed, the same question has the same answer.',
    query: z.strictObject({ streamId, after: cursorParam.optional(), limit: limitParam(200, 50) }),
    output: commentPage,
    errors: ['not-found'],
  }),
  'comments.hide': defineRoute({
    method: 'POST',
    path: `${commentPath}/hide`,
    access: 'seller',
    limit: 'write',
    summary:
      'Take a comment of my show out of everybody’s sight: its text is told to nobody any more, its pin comes off, reports of it are settled.',
    params: aComment,
    output: oneComment,
    errors: ['not-found'],
  }),
  'comments.unhide': defineRoute({
    method: 'POST',
    path: `${commentPath}/unhide`,
    access: 'seller',
    limit: 'write',
    summary: 'Show a comment again that I hid. What its writer deleted stays deleted.',
    params: aComment,
    output: oneComment,
    errors: ['not-found'],
  }),
  'comments.delete': defineRoute({
    method: 'DELETE',
    path: commentPath,
    access: 'user',
    limit: 'write',
    summary: 'Take back a comment that I wrote, for good.',
    params: aComment,
    output: oneComment,
    errors: ['not-found'],
  }),
  'comments.hidden': defineRoute({
    method: 'GET',
    path: '/api/live/comments/hidden',
    access: 'seller',
    limit: 'read',
    summary: 'Comments of my show that I hid, with their text, newest first.',
    query: z.strictObject({
      streamId,
      /** The last comment of the page before. */
      after: commentId.optional(),
      limit: limitParam(100, 50),
    }),
    output: z.object({ comments: z.array(hiddenComment), next: commentId.nullable() }),
    errors: ['not-found'],
  }),
  'comments.report': defineRoute({
    method: 'POST',
    path: `${commentPath}/report`,
    access: 'user',
    limit: 'write',
    summary: 'Tell the seller that a comment should not be there. A second report of mine changes nothing.',
    params: aComment,
    body: z.strictObject({ reason: reportReason, note: humanText(300, 0).default('') }),
    status: 201,
    output: z.object({ reported: z.literal(true) }),
    errors: ['not-found', 'forbidden'],
  }),
  'reports.list': defineRoute({
    method: 'GET',
    path: '/api/vendors/reports',
    access: 'seller',
    limit: 'read',
    summary: 'Comments of my shows that were reported and not settled, in the order of their first reports.',
    query: z.strictObject({
      /** The `reportId` of the last one of the page before. */
      after: reportId.optional(),
      limit: limitParam(100, 50),
    }),
    output: z.object({ reports: z.array(commentReport), next: reportId.nullable() }),
  }),
  'reports.settle': defineRoute({
    method: 'POST',
    path: '/api/vendors/reports/:commentId',
    access: 'seller',
    limit: 'write',
    summary: 'Settle what was reported of a comment: hide it, or leave it as it is.',
    params: aComment,
    body: z.strictObject({ decision: z.enum(['dismiss', 'hide']) }),
    output: z.object({ settled: z.int().min(1) }),
    errors: ['not-found'],
  }),
  'chat.update': defineRoute({
    method: 'PATCH',
    path: '/api/live/chat',
    access: 'seller',
    limit: 'write',
    summary: 'Change how the chat of my show is kept; what is not named stays.',
    body: z.strictObject({
      streamId,
      slowModeSeconds: z.int().min(0).max(3600).optional(),
      linksAllowed: z.boolean().optional(),
    }),
    output: z.object({ chat }),
    errors: ['not-found', 'stream-ended'],
  }),
  'chat.pin': defineRoute({
    method: 'POST',
    path: '/api/live/chat/pin',
    access: 'seller',
    limit: 'write',
    summary: 'Pin a comment on my live show instead of the one before; null takes the pin off.',
    body: z.strictObject({ streamId, commentId: commentId.nullable() }),
    output: z.object({ chat }),
    errors: ['not-found', 'stream-not-live'],
  }),
  'chat.mine': defineRoute({
    method: 'GET',
    path: '/api/live/chat/mine',
    access: 'user',
    limit: 'read',
    summary: 'Whether and when I may write the next comment in a show.',
    query: z.strictObject({ streamId }),
    output: z.object({
      /** The seller lets me watch, but not write. */
      muted: z.object({ reason: z.string(), /** Null for good. */ until: instant.nullable() }).nullable(),
      /** When slow mode lets me write again; null for now. */
      nextAt: instant.nullable(),
    }),
    errors: ['not-found', 'banned-from-shop'],
  }),
  'words.show': defineRoute({
    method: 'GET',
    path: '/api/vendors/words',
    access: 'seller',
    limit: 'read',
    summary: 'Words and phrases that nobody else may use in the chat of my shows.',
    output: z.object({ words: z.array(z.string()) }),
  }),
  'words.set': defineRoute({
    method: 'PUT',
    path: '/api/vendors/words',
    access: 'seller',
    limit: 'write',
    summary:
      'Replace that list. Whole words and phrases count, whatever their case and accents; a comment with one of them is refused.',
    body: z.strictObject({ words: z.array(blockedWord).max(500) }),
    output: z.object({ words: z.array(z.string()) }),
  }),
};
