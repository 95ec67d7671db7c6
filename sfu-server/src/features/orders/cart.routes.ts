import type { Actor } from '../../platform/actor.ts';
import type { BrowserCookie } from '../../platform/browser-cookie.ts';
import type { Handlers, RequestContext } from '../../platform/handlers.ts';
import type { UnitOfWork } from '../../platform/unit-of-work.ts';
import { addToCart } from './add-to-cart.ts';
import { toCart } from './cart.views.ts';
import { changeCart } from './change-cart.ts';
import { type CartOwner, findCartOffers } from './offers.repo.ts';
import type { ProductFacts, RecordSale } from './ports.ts';

export interface CartDeps {
  readonly uow: UnitOfWork;
  readonly recordFact: RecordSale;
  readonly productFacts: ProductFacts;
  /** Whose cart it is, while nobody has logged in. */
  readonly cartCookie: BrowserCookie;
}

type Context = Pick<RequestContext, 'cookie' | 'addSetCookie'> & { readonly actor: Actor };

/** What people want to buy: a user's cart, or that of a browser whose person has not logged in. */
export function createCartHandlers(deps: CartDeps): Handlers<'cart.show' | 'cart.add' | 'cart.change'> {
  const { cartCookie } = deps;

  /** Undefined for a guest who never put anything into a cart. */
  function ownerOf({ actor, ...context }: Context): CartOwner | undefined {
    if (actor.kind === 'user') return { userId: actor.userId };
    const guestKey = cartCookie.find(context);
    return guestKey === undefined ? undefined : { guestKey };
  }

  /** A guest who has none is given the cookie of a cart. */
  function keptOwnerOf(context: Context): CartOwner {
    return ownerOf(context) ?? { guestKey: cartCookie.keep(context) };
  }

  return {
    'cart.show': async (_input, context) => {
      const owner = ownerOf(context);
      return { cart: toCart(owner ? await deps.uow.read((db) => findCartOffers(db, owner)) : []) };
    },
    'cart.add': async ({ body }, context) => ({ cart: await addToCart(deps, body, keptOwnerOf(context)) }),
    'cart.change': async ({ params, body }, context) => ({
      cart: await changeCart(deps, { ...params, ...body }, keptOwnerOf(context)),
    }),
  };
}
