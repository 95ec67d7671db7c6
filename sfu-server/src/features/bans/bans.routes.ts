import type { RouteInput, RouteOutput, Routes } from '@stallcast/shared/contract';
import type { Seller } from '../../platform/actor.ts';
import { AppError } from '../../platform/errors.ts';
import type { Handlers } from '../../platform/handlers.ts';
import type { UnitOfWork } from '../../platform/unit-of-work.ts';
import { findBans } from './bans.repo.ts';
import { toBan, toRestriction } from './bans.views.ts';
import { liftBlock, listBlocks, setBlock } from './blocks.ts';
import { liftBan } from './lift-ban.ts';
import { restrict } from './restrict.ts';
import { findRestrictions, liftRestriction } from './restrictions.repo.ts';
import { setBan } from './set-ban.ts';

interface BanDeps {
  readonly uow: UnitOfWork;
}

type Own =
  | 'bans.list'
  | 'bans.set'
  | 'bans.lift'
  | 'moderation.list'
  | 'moderation.restrict'
  | 'moderation.lift'
  | 'blocks.list'
  | 'blocks.set'
  | 'blocks.lift';

/** Suspensions from the whole server by its admins, bans and mutes by sellers, and what users block for themselves. */
export function createBans(deps: BanDeps): { readonly handlers: Handlers<Own> } {
  return {
    handlers: {
      'bans.list': ({ query }) => listBans(deps, query),
      'bans.set': async ({ body }) => ({ ban: await setBan(deps, body) }),
      'bans.lift': async ({ params }) => {
        await liftBan(deps, params.userId);
        return { lifted: true };
      },
      'moderation.list': ({ query }, { actor }) => listRestrictions(deps, query, actor),
      'moderation.restrict': async ({ body }, { actor }) => ({
        restriction: await restrict(deps, body, actor),
      }),
      'moderation.lift': async ({ params }, { actor }) => {
        const lifted = await deps.uow.run(({ tx }) =>
          liftRestriction(tx, actor.vendorId, params.restrictionId),
        );
        if (!lifted) throw new AppError('not-found');
        return { lifted: true };
      },
      'blocks.list': ({ query }, { actor }) => listBlocks(deps, query, actor),
      'blocks.set': async ({ body }, { actor }) => ({ block: await setBlock(deps, body.userId, actor) }),
      'blocks.lift': async ({ params }, { actor }) => {
        await liftBlock(deps, params.userId, actor);
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

async function listRestrictions(
  { uow }: BanDeps,
  { limit, ...filter }: RouteInput<Routes['moderation.list']>['query'],
  { vendorId }: Seller,
): Promise<RouteOutput<Routes['moderation.list']>> {
  const rows = await uow.read((db) => findRestrictions(db, vendorId, { ...filter, limit: limit + 1 }));
  const restrictions = rows.slice(0, limit).map(toRestriction);
  return { restrictions, next: rows.length > limit ? (restrictions.at(-1)?.restrictionId ?? null) : null };
}
