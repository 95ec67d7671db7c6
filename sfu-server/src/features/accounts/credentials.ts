import { AsyncLocalStorage } from 'node:async_hooks';
import { accounts, sessions, users, verifications } from '@stallcast/drizzle';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { APIError } from 'better-auth/api';
import { betterAuth } from 'better-auth/minimal';
import { admin, username } from 'better-auth/plugins';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import type { Database } from '../../platform/db.ts';
import { AppError } from '../../platform/errors.ts';
import { createTurnstile } from '../../platform/turnstile.ts';
import type { UnitOfWork } from '../../platform/unit-of-work.ts';
import { hashPassword, verifyPassword } from './password-hash.ts';

/** A session that is not used for this long ends, in seconds. */
export const sessionSeconds = 7 * 24 * 3600;
// Only we set it, on calls that never leave the process.
const addressHeader = 'x-client-address';

/** Where a login comes from, kept with the session. */
export interface LoginPlace {
  readonly ip: string;
  readonly userAgent: string;
}

export interface OpenedSession {
  readonly userId: string;
  readonly token: string;
}

/** What a library refused: its HTTP status and its own code. */
export interface Refusal {
  readonly status: number;
  readonly code: string;
}

type Opened =
  | { readonly ok: true; readonly session: OpenedSession }
  | { readonly ok: false; readonly refusal: Refusal };

/** Both throw AppError `unavailable` when too many people log in at once. */
export interface Credentials {
  signUp(
    account: { name: string; email: string; username: string; password: string },
    place: LoginPlace,
  ): Promise<Opened>;
  signIn(login: { username: string; password: string }, place: LoginPlace): Promise<Opened>;
}

interface CredentialDeps {
  readonly db: Database;
  readonly uow: UnitOfWork;
  readonly secret: string;
}

// Hashing takes memory and a core: without a limit, logins would be a way to stop the server.
const loginsAtOnce = 4;
const loginsWaiting = 100;

/**
 * Passwords and new sessions, by Better Auth. Its own HTTP routes are not mounted: what may be asked of accounts is in
 * the contract, and nowhere else.
 */
export function createCredentials({ db, uow, secret }: CredentialDeps): Credentials {
  const turnstile = createTurnstile({ atOnce: loginsAtOnce, waiting: loginsWaiting });
  // A sign-up is one transaction: its hash is made before, so that no connection waits for it.
  const madeBefore = new AsyncLocalStorage<string>();
  const auth = betterAuth({
    // Never used to build an address: no e-mail is sent, nothing is redirected.
    baseURL: 'http://localhost',
    secret,
    telemetry: { enabled: false },
    logger: { disabled: true },
    database: drizzleAdapter(db, {
      provider: 'pg',
      transaction: true,
      schema: { user: users, session: sessions, account: accounts, verification: verifications },
    }),
    advanced: {
      database: { generateId: () => uuidv7() },
      ipAddress: { ipAddressHeaders: [addressHeader] },
    },
    session: { expiresIn: sessionSeconds },
    emailAndPassword: {
      enabled: true,
      minPasswordLength: 8,
      password: { hash: hashPassword, verify: verifyPassword },
    },
    plugins: [username(), admin()],
  });
  const headersOf = ({ ip, userAgent }: LoginPlace) =>
    new Headers({ [addressHeader]: ip, 'user-agent': userAgent });

  async function inTurn(work: () => Promise<Opened>): Promise<Opened> {
    const result = await turnstile.pass(work);
    if (!result.ok)
      throw new AppError('unavailable', { retryAfterSeconds: 2, cause: 'too many logins at once' });
    return result.value;
  }

  return {
    signUp: (account, place) =>
      inTurn(async () => {
        const hash = await hashPassword(account.password);
        const call = { body: account, headers: headersOf(place) };
        return opened(uow, () => madeBefore.run(hash, () => auth.api.signUpEmail(call)));
      }),
    signIn: (login, place) =>
      inTurn(() => opened(uow, () => auth.api.signInUsername({ body: login, headers: headersOf(place) }))),
  };
}

const answer = z.object({ token: z.string(), user: z.object({ id: z.string() }) });
const refused = z.object({ code: z.string() });

async function opened(uow: UnitOfWork, ask: () => Promise<unknown>): Promise<Opened> {
  try {
    const { token, user } = answer.parse(await uow.read(ask));
    return { ok: true, session: { userId: user.id, token } };
  } catch (error) {
    if (!(error instanceof APIError) || error.statusCode >= 500) throw error;
    const { data } = refused.safeParse(error.body);
    return { ok: false, refusal: { status: error.statusCode, code: data?.code ?? '' } };
  }
}
