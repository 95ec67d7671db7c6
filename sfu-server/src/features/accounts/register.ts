import type { Account } from '@stallcast/shared/contract';
import { AppError } from '../../platform/errors.ts';
import type { UnitOfWork } from '../../platform/unit-of-work.ts';
import { emailExists, usernameExists } from './accounts.repo.ts';
import type { Credentials, LoginPlace } from './credentials.ts';
import { readAccount } from './read-account.ts';

interface RegisterDeps {
  readonly uow: UnitOfWork;
  readonly credentials: Credentials;
}

interface NewAccount {
  readonly username: string;
  readonly email: string;
  readonly password: string;
  readonly displayName?: string | undefined;
}

/** Opens an account and its first session. Throws `username-taken` or `email-taken`. */
export async function register(
  deps: RegisterDeps,
  input: NewAccount,
  place: LoginPlace,
): Promise<{ account: Account; token: string }> {
  const { username, email, password, displayName = username } = input;
  await assertFree(deps.uow, input);
  const opened = await deps.credentials.signUp({ name: displayName, email, username, password }, place);
  if (!opened.ok) {
    // Somebody may have taken one of them meanwhile.
    await assertFree(deps.uow, input);
    throw new Error(`the account was refused: ${opened.refusal.code}`);
  }
  const { userId, token } = opened.session;
  return { account: await readAccount(deps, userId), token };
}

async function assertFree(uow: UnitOfWork, { username, email }: NewAccount): Promise<void> {
  if (await uow.read((db) => usernameExists(db, username))) throw new AppError('username-taken');
  if (await uow.read((db) => emailExists(db, email))) throw new AppError('email-taken');
}
