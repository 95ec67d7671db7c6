import type { Handlers } from '../../platform/handlers.ts';
import { beginCheckout } from './begin-checkout.ts';
import { type CheckoutDeps, checkout } from './checkout.ts';
import { leaveCheckout } from './leave-checkout.ts';
import { payCheckout } from './pay-checkout.ts';
import { updateCheckout } from './update-checkout.ts';

type Own =
  | 'checkout.buyNow'
  | 'checkout.cart'
  | 'checkout.begin'
  | 'checkout.update'
  | 'checkout.pay'
  | 'checkout.leave';

/** Buying: in one call, or in steps. */
export function createCheckoutHandlers(deps: CheckoutDeps): Handlers<Own> {
  return {
    'checkout.buyNow': async ({ body }, { actor, idempotencyKey: key }) => {
      const { payment, address, couponCode, ...product } = body;
      const call = { key, route: 'checkout.buyNow', body, payment, product, address, couponCode } as const;
      return { order: await checkout(deps, call, actor) };
    },
    'checkout.cart': async ({ body }, { actor, idempotencyKey: key }) => {
      const call = { key, route: 'checkout.cart', body, product: null, ...body } as const;
      return { order: await checkout(deps, call, actor) };
    },
    'checkout.begin': async ({ body }, { actor, idempotencyKey: key }) => ({
      order: await beginCheckout(deps, { key, body }, actor),
    }),
    'checkout.update': async ({ params, body }, { actor }) => ({
      order: await updateCheckout(deps, params.orderId, body, actor),
    }),
    'checkout.pay': async ({ params, body }, { actor, idempotencyKey: key }) => ({
      order: await payCheckout(deps, { key, ...params, body }, actor),
    }),
    'checkout.leave': async ({ params }, { actor }) => ({
      order: await leaveCheckout(deps, params.orderId, actor),
    }),
  };
}
