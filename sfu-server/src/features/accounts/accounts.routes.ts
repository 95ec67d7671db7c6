import type { Account } from '@stallcast/shared/contract';
import type { IncomingHttpHeaders } from 'node:http';
import type { Actor } from '../../platform/actor.ts';
import type { Clock } from '../../platform/clock.ts';
import type { CookieRules } from '../../platform/cookies.ts';
import type { Handlers, RequestContext } from '../../platform/handlers.ts';
import type { UnitOfWork } from '../../platform/unit-of-work.ts';
import { authenticate } from './authenticate.ts';
import type { Credentials, LoginPlace } from './credentials.ts';
import { assertSessionLasts, endSession } from './end-session.ts';
import { logIn } from './log-in.ts';
import { createLoginFailures } from './login-failures.ts';
import { openShop } from './open-shop.ts';
import { readAccount } from './read-account.ts';
import { register } from './register.ts';
import { cookieTokenOf, forgetCookie, handOver, sessionTokenOf, type Transport } from './session-token.ts';

interface AccountDeps {
  readonly uow: UnitOfWork;
  readonly clock: Clock;
  readonly credentials: Credentials;
  readonly cookieRules: CookieRules;
  /** What is done for somebody who has just logged in, with the browser they came with. Never rejects. */
  readonly onLogin: (context: RequestContext, userId: string) => Promise<void>;
  /** Widens the limit of failed logins. */
  readonly rateLimitFactor: number;
}

type Own = 'accounts.register' | 'accounts.login' | 'accounts.logout' | 'accounts.me' | 'accounts.openShop';

export interface Accounts {
  readonly handlers: Handlers<Own>;
  /** Who sends these headers. Throws `banned`. */
  authenticate(headers: IncomingHttpHeaders): Promise<Actor>;
  /** Whether these headers say who sends them, be it true or not. */
  hasSession(headers: IncomingHttpHeaders): boolean;
  /** For what outlives its request. Throws `ticket-invalid` once the login has ended, and `banned`. */
  assertSessionLasts(sessionId: string): Promise<void>;
}

/** Who people are: accounts, sessions and shops. */
export function createAccounts(options: AccountDeps): Accounts {
  const deps = { ...options, failures: createLoginFailures(options.rateLimitFactor) };

  async function toSession(
    { account, token }: { account: Account; token: string },
    transport: Transport,
    context: RequestContext,
  ) {
    await deps.onLogin(context, account.userId);
    return { account, token: handOver(token, transport, context, deps.cookieRules) };
  }

  return {
    handlers: {
      'accounts.register': async ({ body }, context) =>
        toSession(await register(deps, body, placeOf(context)), body.transport, context),
      'accounts.login': async ({ body }, context) => {
        const opened = await logIn(deps, body, placeOf(context));
        // Whoever brought the browser's earlier session must not share the new one's life (OWASP ASVS 5.0 7.2.4).
        const earlier = cookieTokenOf(context.headers);
        if (earlier !== undefined) await endSession(deps, earlier);
        return toSession(opened, body.transport, context);
      },
      'accounts.logout': (_input, context) => logOut(deps, context),
      'accounts.me': async (_input, { actor }) => ({
        account: actor.kind === 'guest' ? null : await readAccount(deps, actor.userId),
      }),
      'accounts.openShop': async ({ body }, { actor }) => ({ account: await openShop(deps, body, actor) }),
    },
    authenticate: (headers) => authenticate(deps, headers),
    hasSession: (headers) => sessionTokenOf(headers) !== undefined,
    assertSessionLasts: (sessionId) => assertSessionLasts(deps, sessionId),
  };
}

async function logOut(deps: AccountDeps, context: RequestContext): Promise<{ loggedOut: true }> {
  const token = sessionTokenOf(context.headers);
  if (token !== undefined) await endSession(deps, token);
  forgetCookie(context, deps.cookieRules);
  return { loggedOut: true };
}

function placeOf({ ip, headers }: RequestContext): LoginPlace {
  return { ip, userAgent: (headers['user-agent'] ?? '').slice(0, 300) };
}
