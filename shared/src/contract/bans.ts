import { z } from 'zod';
import { defineRoute } from './define.ts';
import { humanText, instant, limitParam, userId } from './fields.ts';

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

/** Somebody who is kept out of one seller's shows. */
export const shopBan = z.object({
  userId,
  displayName: z.string(),
  reason: z.string(),
  createdAt: instant,
});
export type ShopBan = z.infer<typeof shopBan>;

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
  'shopBans.list': defineRoute({
    method: 'GET',
    path: '/api/vendors/bans',
    access: 'seller',
    limit: 'read',
    summary: 'Accounts that may not take part in my shows.',
    query: z.strictObject({
      /** The last user id of the page before. */
      after: userId.optional(),
      limit: limitParam(100, 50),
    }),
    output: z.object({ bans: z.array(shopBan), next: userId.nullable() }),
  }),
  'shopBans.set': defineRoute({
    method: 'POST',
    path: '/api/vendors/bans',
    access: 'seller',
    limit: 'write',
    summary:
      'Keep an account out of my shows: its sockets there close, it can neither react nor comment. Again changes the reason.',
    body: z.strictObject({ userId, reason: humanText(500).optional() }),
    status: 201,
    output: z.object({ ban: shopBan }),
    errors: ['not-found', 'forbidden'],
  }),
  'shopBans.lift': defineRoute({
    method: 'DELETE',
    path: '/api/vendors/bans/:userId',
    access: 'seller',
    limit: 'write',
    summary: 'Let an account take part in my shows again.',
    params: z.strictObject({ userId }),
    output: z.object({ lifted: z.literal(true) }),
  }),
};
