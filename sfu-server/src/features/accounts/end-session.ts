import { AppError } from '../../platform/errors.ts';
import type { UnitOfWork } from '../../platform/unit-of-work.ts';
import { deleteSession, findSessionOwner } from './accounts.repo.ts';

/** Ends a login: its token opens nothing any more, and what it opened before is closed. Does nothing for one that is none. */
export async function endSession({ uow }: { readonly uow: UnitOfWork }, token: string): Promise<void> {
  await uow.run(async ({ tx, emit }) => {
    const sessionId = await deleteSession(tx, token);
    if (sessionId !== undefined) emit({ type: 'session-ended', sessionId });
  });
}

/** Whether somebody is still logged in as they were. Throws `ticket-invalid` once they are not, and `banned`. */
export async function assertSessionLasts(
  { uow }: { readonly uow: UnitOfWork },
  sessionId: string,
): Promise<void> {
  const owner = await uow.read((db) => findSessionOwner(db, sessionId));
  if (!owner) throw new AppError('ticket-invalid');
  if (owner.banned) throw new AppError('banned');
}
