import { z } from 'zod';
import { defineRoute } from './define.ts';
import { humanText, instant, limitParam, restrictionId, streamId, userId } from './fields.ts';

/** Somebody who is kept out of the whole server. */
export const ban = z.object({
  userId,
  username: z.string(),
  displayName: z.string(),
  reason: z.string(),
  /** Null for good. */
  expiresAt: instant.nullable(),
});
export type Ban = z.infer<typeof ban>;

/** A `ban` keeps somebody out of a seller's shows; a `mute` lets them watch and buy, but not write. */
const restrictionKind = z.enum(['ban', 'mute']);

export const restriction = z.object({
  restrictionId,
  kind: restrictionKind,
  userId,
  username: z.string(),
  displayName: z.string(),
  /** The one show that a mute is for; null for all of the seller's. */
  streamId: streamId.nullable(),
  reason: z.string(),
  createdAt: instant,
  /** Null for good. */
  until: instant.nullable(),
});
export type Restriction = z.infer<typeof restriction>;

/** Somebody whose comments I do not want to see. */
export const block = z.object({ userId, username: z.string(), displayName: z.string() });
export type Block = z.infer<typeof block>;

const longestSeconds = 366 * 24 * 60 * 60;

/** Also keeps out years that a database cannot hold. */
const expiry = instant.refine((value) => /^20\d\d-/.test(value), 'must lie in this century');

export const banRoutes = {
  'bans.list': defineRoute({
    method: 'GET',
    path: '/api/admin/bans',
    access: 'admin',
    limit: 'read',
    summary: 'Accounts that are suspended at the moment.',
    query: z.strictObject({
      /** The last user id of the page before. */
      after: userId.optional(),
      limit: limitParam(100, 50),
    }),
    output: z.object({ bans: z.array(ban), next: userId.nullable() }),
  }),
  'bans.set': defineRoute({
    method: 'POST',
    path: '/api/admin/bans',
    access: 'admin',
    limit: 'write',
    summary:
      'Suspend an account, for good or until a moment: its sockets close, and nothing it asks for is done. Again changes reason and end.',
    body: z.strictObject({ userId, reason: humanText(500).optional(), expiresAt: expiry.optional() }),
    status: 201,
    output: z.object({ ban }),
    errors: ['not-found', 'forbidden'],
  }),
  'bans.lift': defineRoute({
    method: 'DELETE',
    path: '/api/admin/bans/:userId',
    access: 'admin',
    limit: 'write',
    summary: 'Let a suspended account in again.',
    params: z.strictObject({ userId }),
    output: z.object({ lifted: z.literal(true) }),
  }),
  'moderation.list': defineRoute({
    method: 'GET',
    path: '/api/vendors/restrictions',
    access: 'seller',
    limit: 'read',
    summary: 'Who may not take part in my shows at the moment, or may not write in them; newest first.',
    query: z.strictObject({
      kind: restrictionKind.optional(),
      /** The last one of the page before. */
      after: restrictionId.optional(),
      limit: limitParam(100, 50),
    }),
    output: z.object({ restrictions: z.array(restriction), next: restrictionId.nullable() }),
  }),
  'moderation.restrict': defineRoute({
    method: 'POST',
    path: '/api/vendors/restrictions',
    access: 'seller',
    limit: 'write',
    summary:
      'Ban an account from my shows (its sockets there close, it can neither react nor write), or mute it in one or all of them. The same again changes reason and end.',
    body: z
      .strictObject({
        userId,
        kind: restrictionKind,
        /** Only with `mute`: in this show. */
        streamId: streamId.optional(),
        /** Without it, for good. */
        forSeconds: z.int().min(10).max(longestSeconds).optional(),
        /** The account is told. */
        reason: humanText(500).optional(),
      })
      .refine(({ kind, streamId: show }) => kind === 'mute' || show === undefined, {
        path: ['streamId'],
        message: 'goes with a mute only',
      }),
    status: 201,
    output: z.object({ restriction }),
    errors: ['not-found', 'forbidden'],
  }),
  'moderation.lift': defineRoute({
    method: 'DELETE',
    path: '/api/vendors/restrictions/:restrictionId',
    access: 'seller',
    limit: 'write',
    summary: 'Let an account take part or write again.',
    params: z.strictObject({ restrictionId }),
    output: z.object({ lifted: z.literal(true) }),
    errors: ['not-found'],
  }),
  'blocks.list': defineRoute({
    method: 'GET',
    path: '/api/accounts/blocks',
    access: 'user',
    limit: 'read',
    summary:
      'Accounts whose comments I do not want to see. What I read is not changed by it: my page leaves them out.',
    query: z.strictObject({
      /** The last user id of the page before. */
      after: userId.optional(),
      limit: limitParam(200, 100),
    }),
    output: z.object({ blocks: z.array(block), next: userId.nullable() }),
  }),
  'blocks.set': defineRoute({
    method: 'POST',
    path: '/api/accounts/blocks',
    access: 'user',
    limit: 'write',
    summary: 'Block an account for myself. It is not told.',
    body: z.strictObject({ userId }),
    status: 201,
    output: z.object({ block }),
    errors: ['not-found', 'forbidden'],
  }),
  'blocks.lift': defineRoute({
    method: 'DELETE',
    path: '/api/accounts/blocks/:userId',
    access: 'user',
    limit: 'write',
    summary: 'See an account’s comments again.',
    params: z.strictObject({ userId }),
    output: z.object({ lifted: z.literal(true) }),
    errors: ['not-found'],
  }),
};
