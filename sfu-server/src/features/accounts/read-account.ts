import type { Account } from '@stallcast/shared/contract';
import { AppError } from '../../platform/errors.ts';
import type { UnitOfWork } from '../../platform/unit-of-work.ts';
import { findAccount } from './accounts.repo.ts';
import { toAccount } from './accounts.views.ts';

/** One account with its shop. Throws `not-found`. */
export async function readAccount({ uow }: { readonly uow: UnitOfWork }, userId: string): Promise<Account> {
  const row = await uow.read((db) => findAccount(db, userId));
  if (!row) throw new AppError('not-found');
  return toAccount(row);
}
