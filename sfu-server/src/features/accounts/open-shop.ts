import type { Account } from '@stallcast/shared/contract';
import { v7 as uuidv7 } from 'uuid';
import type { User } from '../../platform/actor.ts';
import { AppError } from '../../platform/errors.ts';
import { type UnitOfWork, violates } from '../../platform/unit-of-work.ts';
import { insertVendor } from './accounts.repo.ts';
import { readAccount } from './read-account.ts';

interface NewShop {
  readonly name: string;
  readonly description?: string | undefined;
}

/** Makes a user a seller. Throws `already-a-seller`. */
export async function openShop(
  deps: { readonly uow: UnitOfWork },
  { name, description = '' }: NewShop,
  user: User,
): Promise<Account> {
  try {
    await deps.uow.run(({ tx }) =>
      insertVendor(tx, { id: uuidv7(), userId: user.userId, name, description }),
    );
  } catch (error) {
    if (violates(error, 'vendors_user_id_unique')) throw new AppError('already-a-seller');
    throw error;
  }
  return readAccount(deps, user.userId);
}
