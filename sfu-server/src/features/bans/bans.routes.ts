import type { RouteOutput, Routes } from '@stallcast/shared/contract';
import type { Handlers } from '../../platform/handlers.ts';
import type { UnitOfWork } from '../../platform/unit-of-work.ts';
import { findBans } from './bans.repo.ts';
import { toBan } from './bans.views.ts';
import { liftBan } from './lift-ban.ts';
import { setBan } from './set-ban.ts';

interface BanDeps {
  readonly uow: UnitOfWork;
}

type Own = 'bans.list' | 'bans.set' | 'bans.lift';

/** Suspensions from the whole server, by its admins. */
export function createBans(deps: BanDeps): { readonly handlers: Handlers<Own> } {
  return {
    handlers: {
      'bans.list': ({ query }) => listBans(deps, query),
      'bans.set': async ({ body }) => ({ ban: await setBan(deps, body) }),
      'bans.lift': async ({ params }) => {
        await liftBan(deps, params.userId);
        return { lifted: true };
      },
    },
  };
}

async function listBans(
  { uow }: BanDeps,
  { after, limit }: { readonly after?: string | undefined; readonly limit: number },
): Promise<RouteOutput<Routes['bans.list']>> {
  // One more than asked for tells whether there is more.
  const rows = await uow.read((db) => findBans(db, after, limit + 1));
  const bans = rows.slice(0, limit).map(toBan);
  return { bans, next: rows.length > limit ? (bans.at(-1)?.userId ?? null) : null };
}
