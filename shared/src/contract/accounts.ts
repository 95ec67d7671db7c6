import { z } from 'zod';
import { defineRoute } from './define.ts';
import { humanText, userId, vendorId } from './fields.ts';

const username = z
  .string()
  .min(3)
  .max(30)
  .regex(/^[A-Za-z0-9_.]+$/, 'may contain letters, digits, dots and underscores');
const password = z.string().min(8).max(128);

export const account = z.object({
  userId,
  username: z.string(),
  displayName: z.string(),
  email: z.string(),
  role: z.enum(['user', 'admin']),
  vendor: z.object({ vendorId, name: z.string() }).nullable(),
});
export type Account = z.infer<typeof account>;

const session = z.object({
  account,
  /** Bearer token; null for browsers, which get an httpOnly cookie instead. */
  token: z.string().nullable(),
});

/** `cookie` for pages of this site, `bearer` for the studio. */
const transport = z.enum(['cookie', 'bearer']).default('cookie');

export const accountRoutes = {
  'accounts.register': defineRoute({
    method: 'POST',
    path: '/api/accounts/register',
    access: 'public',
    limit: 'login',
    summary: 'Open an account and log in.',
    body: z.strictObject({
      username,
      email: z.email().max(254),
      password,
      displayName: humanText(40).optional(),
      transport,
    }),
    status: 201,
    output: session,
    errors: ['username-taken', 'email-taken'],
  }),
  'accounts.login': defineRoute({
    method: 'POST',
    path: '/api/accounts/login',
    access: 'public',
    limit: 'login',
    summary: 'Log in with user name and password.',
    body: z.strictObject({
      username: z.string().min(1).max(30),
      password: z.string().min(1).max(128),
      transport,
    }),
    output: session,
    errors: ['invalid-credentials', 'banned'],
  }),
  'accounts.logout': defineRoute({
    method: 'POST',
    path: '/api/accounts/logout',
    access: 'user',
    limit: 'write',
    summary: 'End this session; its cookie or token is worth nothing afterwards.',
    output: z.object({ loggedOut: z.literal(true) }),
  }),
  'accounts.me': defineRoute({
    method: 'GET',
    path: '/api/accounts/me',
    access: 'public',
    limit: 'read',
    summary: 'Who is logged in; null for a guest.',
    output: z.object({ account: account.nullable() }),
  }),
  'accounts.openShop': defineRoute({
    method: 'POST',
    path: '/api/vendors',
    access: 'user',
    limit: 'write',
    summary: 'Become a seller: open a shop under a name.',
    body: z.strictObject({ name: humanText(60), description: humanText(500).optional() }),
    status: 201,
    output: z.object({ account }),
    errors: ['already-a-seller'],
  }),
};
