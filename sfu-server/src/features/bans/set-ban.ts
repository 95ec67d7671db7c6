import type { Ban } from '@stallcast/shared/contract';
import { AppError } from '../../platform/errors.ts';
import type { UnitOfWork } from '../../platform/unit-of-work.ts';
import { findRole, setBan as storeBan } from './bans.repo.ts';
import { toBan } from './bans.views.ts';

interface NewBan {
  readonly userId: string;
  readonly reason?: string | undefined;
  /** RFC 3339; without one the ban is for good. */
  readonly expiresAt?: string | undefined;
}

/**
 * Suspends an account; whatever it has open is closed. Its sessions stay, so that whoever comes with one is told why.
 * Throws `not-found`, and `forbidden` for admins, who could otherwise lock each other out.
 */
export async function setBan(
  { uow }: { readonly uow: UnitOfWork },
  { userId, reason = '', expiresAt }: NewBan,
): Promise<Ban> {
  return uow.run(async ({ tx, emit }) => {
    const end = expiresAt === undefined ? null : new Date(expiresAt);
    const row = await storeBan(tx, { userId, reason, expiresAt: end });
    if (!row) throw new AppError((await findRole(tx, userId)) === undefined ? 'not-found' : 'forbidden');
    emit({ type: 'user-banned', userId });
    return toBan(row);
  });
}
