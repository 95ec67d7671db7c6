import type { Handlers } from '../../platform/handlers.ts';
import type { UnitOfWork } from '../../platform/unit-of-work.ts';
import { createCoupon } from './create-coupon.ts';
import { listMyCoupons } from './list-my-coupons.ts';
import { findRates, replaceRates } from './shipping.repo.ts';
import { updateCoupon } from './update-coupon.ts';

interface ShopDeps {
  readonly uow: UnitOfWork;
}

export interface Shop {
  readonly handlers: Handlers<
    'coupons.mine' | 'coupons.create' | 'coupons.update' | 'shipping.show' | 'shipping.set'
  >;
}

/** What a seller settles for the whole shop: coupons, and what a parcel costs. */
export function createShop(deps: ShopDeps): Shop {
  const { uow } = deps;
  return {
    handlers: {
      'coupons.mine': ({ query }, { actor }) => listMyCoupons(deps, query, actor),
      'coupons.create': async ({ body }, { actor }) => ({ coupon: await createCoupon(deps, body, actor) }),
      'coupons.update': async ({ params, body }, { actor }) => ({
        coupon: await updateCoupon(deps, { ...body, ...params }, actor),
      }),
      'shipping.show': async (_input, { actor }) => ({
        rates: await uow.read((db) => findRates(db, actor.vendorId)),
      }),
      'shipping.set': async ({ body }, { actor }) =>
        uow.run(async ({ tx }) => {
          await replaceRates(tx, actor.vendorId, body.rates);
          return { rates: await findRates(tx, actor.vendorId) };
        }),
    },
  };
}
