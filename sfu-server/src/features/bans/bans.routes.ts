import type { RouteOutput, Routes } from '@stallcast/shared/contract';
import type { Seller } from '../../platform/actor.ts';
import type { Queryable } from '../../platform/db.ts';
import { AppError } from '../../platform/errors.ts';
import type { Handlers } from '../../platform/handlers.ts';
import type { UnitOfWork } from '../../platform/unit-of-work.ts';
import { findBans } from './bans.repo.ts';
import { toBan, toShopBan } from './bans.views.ts';
import { liftBan } from './lift-ban.ts';
import { setBan } from './set-ban.ts';
import { setShopBan } from './set-shop-ban.ts';
import { findShopBans, isKeptOut, liftShopBan } from './shop-bans.repo.ts';

interface BanDeps {
  readonly uow: UnitOfWork;
}

type Own = 'bans.list' | 'bans.set' | 'bans.lift' | 'shopBans.list' | 'shopBans.set' | 'shopBans.lift';

export interface Bans {
  readonly handlers: Handlers<Own>;
  /** Throws `banned-from-shop` for somebody whom the seller of a show keeps out of it. */
  assertWelcome(db: Queryable, streamId: string, userId: string): Promise<void>;
}

/** Suspensions from the whole server by its admins, and from a seller's shows by the seller. */
export function createBans(deps: BanDeps): Bans {
  return {
    handlers: {
      'bans.list': ({ query }) => listBans(deps, query),
      'bans.set': async ({ body }) => ({ ban: await setBan(deps, body) }),
      'bans.lift': async ({ params }) => {
        await liftBan(deps, params.userId);
        return { lifted: true };
      },
      'shopBans.list': ({ query }, { actor }) => listShopBans(deps, query, actor),
      'shopBans.set': async ({ body }, { actor }) => ({ ban: await setShopBan(deps, body, actor) }),
      'shopBans.lift': async ({ params }, { actor }) => {
        const lifted = await deps.uow.run(({ tx }) => liftShopBan(tx, actor.vendorId, params.userId));
        if (!lifted) throw new AppError('not-found');
        return { lifted: true };
      },
    },
    async assertWelcome(db, streamId, userId) {
      if (await isKeptOut(db, streamId, userId)) throw new AppError('banned-from-shop');
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

async function listShopBans(
  { uow }: BanDeps,
  { after, limit }: { readonly after?: string | undefined; readonly limit: number },
  { vendorId }: Seller,
): Promise<RouteOutput<Routes['shopBans.list']>> {
  const rows = await uow.read((db) => findShopBans(db, vendorId, { after, limit: limit + 1 }));
  const bans = rows.slice(0, limit).map(toShopBan);
  return { bans, next: rows.length > limit ? (bans.at(-1)?.userId ?? null) : null };
}
