import type { Handlers, RequestContext } from '../../platform/handlers.ts';
import type { Job } from '../../platform/jobs.ts';
import { forgetOld } from './forget-old.ts';
import { createCallsInFlight } from './calls-in-flight.ts';
import { type CartDeps, createCartHandlers } from './cart.routes.ts';
import type { CheckoutDeps } from './checkout.ts';
import { createCheckoutHandlers } from './checkout.routes.ts';
import { createEventCatchUp } from './act-on-waiting-events.ts';
import { answerTestChallenge } from './answer-test-challenge.ts';
import { createWriters } from './writers.ts';
import { carryOutRefunds } from './carry-out-refunds.ts';
import { listOrders, showLastAddress, showOrder, showSellers } from './list-orders.ts';
import { exportSales, listSales, showSale } from './list-sales.ts';
import { mergeCarts, purgeGuestCarts } from './merge-carts.ts';
import { receiveWebhook } from './receive-webhook.ts';
import { refundSale } from './refund-sale.ts';
import { createReleaser } from './release-expired.ts';
import { shipOrder } from './ship-order.ts';
import { type SettleLateDeps, settleLatePayments } from './settle-late-payments.ts';

type Own =
  | 'cart.show'
  | 'cart.add'
  | 'cart.change'
  | 'checkout.buyNow'
  | 'checkout.cart'
  | 'checkout.begin'
  | 'checkout.update'
  | 'checkout.pay'
  | 'checkout.leave'
  | 'orders.mine'
  | 'orders.one'
  | 'orders.sellers'
  | 'addresses.last'
  | 'sales.list'
  | 'sales.one'
  | 'sales.csv'
  | 'sales.ship'
  | 'sales.refund'
  | 'payments.methods'
  | 'payments.testChallenge'
  | 'payments.testWebhook'
  | 'payments.stripeWebhook';

export interface Orders {
  readonly handlers: Handlers<Own>;
  /** What has to be looked after from time to time: see each. */
  readonly jobs: readonly Job[];
  /** Gives a user who logs in what lies in this browser's cart. Never rejects: without it the login is as good. */
  takeOverCart(context: Pick<RequestContext, 'cookie' | 'addSetCookie'>, userId: string): Promise<void>;
  /** Waits for purchases that are under way. */
  close(): Promise<void>;
}

export interface OrderTimes {
  readonly releaseExpiredEveryMs: number;
  readonly purgeGuestCartsEveryMs: number;
  readonly settlePaymentsEveryMs: number;
  readonly carryOutRefundsEveryMs: number;
  readonly forgetOldEveryMs: number;
}

/** Cart, checkout, orders and payments. */
export function createOrders(
  given: Omit<CheckoutDeps, 'calls' | 'purchases' | 'settlements'> &
    CartDeps & { readonly times: OrderTimes },
): Orders {
  const { times } = given;
  const deps = { ...given, calls: createCallsInFlight(), ...createWriters(given) };
  return {
    handlers: {
      ...createCartHandlers(deps),
      ...createCheckoutHandlers(deps),
      'orders.mine': ({ query }, { actor }) => listOrders(deps, query, actor),
      'orders.one': async ({ params }, { actor }) => ({
        order: await showOrder(deps, params.orderId, actor),
      }),
      'orders.sellers': ({ params }, { actor }) => showSellers(deps, params.orderId, actor),
      'addresses.last': async (_input, { actor }) => ({ address: await showLastAddress(deps, actor) }),
      'sales.list': ({ query }, { actor }) => listSales(deps, query, actor),
      'sales.one': async ({ params }, { actor }) => ({ sale: await showSale(deps, params.orderId, actor) }),
      'sales.csv': ({ query }, { actor }) => exportSales(deps, query, actor),
      'sales.ship': async ({ params, body }, { actor }) => ({
        sale: await shipOrder(deps, params.orderId, body, actor),
      }),
      'sales.refund': async ({ params, body }, { actor, idempotencyKey: key }) => ({
        sale: await refundSale(deps, { key, ...params, body }, actor),
      }),
      'payments.methods': async () => ({ gateways: [...deps.gateways.offered] }),
      'payments.testChallenge': async ({ params, body }, { actor }) => ({
        order: await answerTestChallenge(deps, params.challengeId, body.answer, actor),
      }),
      'payments.testWebhook': async (_input, envelope) => {
        await receiveWebhook(deps, 'test', envelope);
        return { received: true };
      },
      'payments.stripeWebhook': async (_input, envelope) => {
        await receiveWebhook(deps, 'stripe', envelope);
        return { received: true };
      },
    },
    async takeOverCart(context, userId) {
      const guestKey = deps.cartCookie.find(context);
      if (guestKey === undefined) return;
      try {
        await mergeCarts(deps, guestKey, userId);
        deps.cartCookie.forget(context);
      } catch (error) {
        // The browser keeps its cart: the next login tries again.
        deps.logger.warn({ err: error, userId }, 'the cart of a guest who logged in was not taken over');
      }
    },
    jobs: [
      {
        name: 'release-expired',
        everyMs: times.releaseExpiredEveryMs,
        run: createReleaser(deps),
      },
      {
        name: 'purge-guest-carts',
        everyMs: times.purgeGuestCartsEveryMs,
        run: async () => void (await purgeGuestCarts(deps)),
      },
      {
        name: 'settle-payments',
        everyMs: times.settlePaymentsEveryMs,
        run: createSettler(deps),
      },
      {
        name: 'carry-out-refunds',
        everyMs: times.carryOutRefundsEveryMs,
        run: () => carryOutRefunds(deps),
      },
      { name: 'forget-old-calls', everyMs: times.forgetOldEveryMs, run: () => forgetOld(deps) },
    ],
    async close() {
      await deps.calls.settled();
      await deps.purchases.close();
      await deps.settlements.close();
    },
  };
}

/** The first time it asks about all payments: the process before this one may have ended at any point. Later, about late ones. */
function createSettler(deps: SettleLateDeps): () => Promise<void> {
  const catchUp = createEventCatchUp(deps);
  let hasAskedAll = false;
  return async () => {
    await catchUp();
    await settleLatePayments(deps, hasAskedAll ? 'late' : 'all');
    hasAskedAll = true;
  };
}
