import type { Account } from '@stallcast/shared/contract';
import { v7 as uuidv7 } from 'uuid';
import type { User } from '../../platform/actor.ts';
import { AppError } from '../../platform/errors.ts';
import { type UnitOfWork, violates } from '../../platform/unit-of-work.ts';
import { findFreeSlugs, insertVendor } from './accounts.repo.ts';
import { readAccount } from './read-account.ts';
import { slugOf } from './slug-of.ts';

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
    await deps.uow.run(async ({ tx }) => {
      const id = uuidv7();
      // The second one is nobody else's, whatever happens at the same moment.
      const slugs = [slugOf(name), `${slugOf(name)}-${id.slice(-12)}`];
      const [slug = `shop-${id}`] = await findFreeSlugs(tx, slugs);
      await insertVendor(tx, { id, userId: user.userId, name, description, slug });
    });
  } catch (error) {
    if (violates(error, 'vendors_user_id_unique')) throw new AppError('already-a-seller');
    // Another shop took the address in this moment.
    if (violates(error, 'vendors_slug_unique')) return openShop(deps, { name, description }, user);
    throw error;
  }
  return readAccount(deps, user.userId);
}
