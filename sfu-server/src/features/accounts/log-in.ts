import type { Account } from '@stallcast/shared/contract';
import { AppError } from '../../platform/errors.ts';
import type { UnitOfWork } from '../../platform/unit-of-work.ts';
import type { Credentials, LoginPlace } from './credentials.ts';
import type { LoginFailures } from './login-failures.ts';
import { readAccount } from './read-account.ts';

interface LogInDeps {
  readonly uow: UnitOfWork;
  readonly credentials: Credentials;
  readonly failures: LoginFailures;
}

interface Login {
  readonly username: string;
  readonly password: string;
}

/**
 * Opens a session with user name and password. Throws `invalid-credentials` for an unknown name as for a wrong
 * password (both cost one hash, so time does not tell them apart), `banned`, and `rate-limited` after ten failures.
 */
export async function logIn(
  deps: LogInDeps,
  login: Login,
  place: LoginPlace,
): Promise<{ account: Account; token: string }> {
  await deps.failures.assertMayTry(place.ip, login.username);
  const opened = await deps.credentials.signIn(login, place);
  if (opened.ok) {
    const { userId, token } = opened.session;
    return { account: await readAccount(deps, userId), token };
  }
  if (opened.refusal.code === 'BANNED_USER') throw new AppError('banned');
  await deps.failures.note(place.ip, login.username);
  throw new AppError('invalid-credentials');
}
