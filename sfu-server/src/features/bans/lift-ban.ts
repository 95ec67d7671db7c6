import { AppError } from '../../platform/errors.ts';
import type { UnitOfWork } from '../../platform/unit-of-work.ts';
import { clearBan } from './bans.repo.ts';

/** Lets a suspended account in again. Throws `not-found` for one that is not suspended. */
export async function liftBan({ uow }: { readonly uow: UnitOfWork }, userId: string): Promise<void> {
  const lifted = await uow.run(({ tx }) => clearBan(tx, userId));
  if (!lifted) throw new AppError('not-found');
}
