import type { RouteOutput, Routes, SellerPage } from '@stallcast/shared/contract';
import type { Actor } from '../../platform/actor.ts';
import { AppError } from '../../platform/errors.ts';
import type { Handlers } from '../../platform/handlers.ts';
import { changeLogo, changePage, type PageDeps, readOwnPage } from './change-page.ts';
import type { IsFollowing, ListProducts } from './ports.ts';
import { findSeller } from './sellers.repo.ts';
import { toSeller } from './sellers.views.ts';

interface SellerDeps extends PageDeps {
  readonly listProducts: ListProducts;
  readonly isFollowing: IsFollowing;
}

export interface Sellers {
  readonly handlers: Handlers<
    | 'sellers.one'
    | 'sellers.products'
    | 'sellers.mine'
    | 'sellers.update'
    | 'sellers.setLogo'
    | 'sellers.removeLogo'
  >;
  /** A seller by the address of their page; null if there is none. */
  findPage(slug: string): Promise<SellerPage | null>;
}

/** Sellers as everyone sees them, and as they change that. */
export function createSellers(deps: SellerDeps): Sellers {
  const { uow } = deps;
  return {
    handlers: {
      'sellers.one': ({ params }, { actor }) => readPage(deps, params.slug, actor),
      'sellers.products': async ({ params, query }) => {
        const seller = await uow.read((db) => findSeller(db, params));
        if (!seller) throw new AppError('not-found');
        return deps.listProducts(seller.id, query);
      },
      'sellers.mine': async (_input, { actor }) => ({ seller: await readOwnPage(deps, actor) }),
      'sellers.update': async ({ body }, { actor }) => ({ seller: await changePage(deps, body, actor) }),
      'sellers.setLogo': async ({ file }, { actor }) => ({ seller: await changeLogo(deps, file, actor) }),
      'sellers.removeLogo': async (_input, { actor }) => ({ seller: await changeLogo(deps, null, actor) }),
    },
    async findPage(slug) {
      const row = await uow.read((db) => findSeller(db, { slug }));
      return row ? toSeller(row) : null;
    },
  };
}

/** A seller's page, and whether the caller follows them. Throws `not-found`. */
async function readPage(
  { uow, isFollowing }: SellerDeps,
  slug: string,
  actor: Actor,
): Promise<RouteOutput<Routes['sellers.one']>> {
  return uow.read(async (db) => {
    const row = await findSeller(db, { slug });
    if (!row) throw new AppError('not-found');
    const following = actor.kind === 'user' && (await isFollowing(db, actor.userId, row.id));
    return { seller: toSeller(row), following };
  });
}
