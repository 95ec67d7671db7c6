import type { Handlers } from '../../platform/handlers.ts';
import type { Job } from '../../platform/jobs.ts';
import { forgetOld } from './forget-old.ts';
import { addToCart } from './add-to-cart.ts';
import { createCallsInFlight } from './calls-in-flight.ts';
import { toCart } from './cart.views.ts';
import { changeCart } from './change-cart.ts';
import { checkout } from './checkout.ts';
import { answerTestChallenge } from './answer-test-challenge.ts';
import { carryOutRefunds } from './carry-out-refunds.ts';
import type { CollectDeps } from './collect-payment.ts';
import { listOrders, showLastAddress, showOrder } from './list-orders.ts';
import { findCartOffers } from './offers.repo.ts';
import { exportSales, listSales, showSale } from './list-sales.ts';
import { receiveWebhook } from './receive-webhook.ts';
import { refundSale } from './refund-sale.ts';
import { shipOrder } from './ship-order.ts';
import { type SettleLateDeps, settleLatePayments } from './settle-late-payments.ts';

type Own =
  | 'cart.show'
  | 'cart.add'
  | 'cart.change'
  | 'checkout.buyNow'
  | 'checkout.cart'
  | 'orders.mine'
  | 'orders.one'
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
  /** Waits for purchases that are under way. */
  close(): Promise<void>;
}

export interface OrderTimes {
  readonly settlePaymentsEveryMs: number;
  readonly carryOutRefundsEveryMs: number;
  readonly forgetOldEveryMs: number;
}

/** Cart, checkout, orders and payments. */
export function createOrders(given: CollectDeps & { readonly times: OrderTimes }): Orders {
  const { times } = given;
  const deps = { ...given, calls: createCallsInFlight() };
  return {
    handlers: {
      'cart.show': async (_input, { actor }) => ({
        cart: toCart(await deps.uow.read((db) => findCartOffers(db, actor.userId))),
      }),
      'cart.add': async ({ body }, { actor }) => ({ cart: await addToCart(deps, body, actor) }),
      'cart.change': async ({ params, body }, { actor }) => ({
        cart: await changeCart(deps, { ...params, ...body }, actor),
      }),
      'checkout.buyNow': async ({ body }, { actor, idempotencyKey: key }) => {
        const { payment, ...product } = body;
        return {
          order: await checkout(deps, { key, route: 'checkout.buyNow', body, payment, product }, actor),
        };
      },
      'checkout.cart': async ({ body }, { actor, idempotencyKey: key }) => {
        const { payment } = body;
        return {
          order: await checkout(deps, { key, route: 'checkout.cart', body, payment, product: null }, actor),
        };
      },
      'orders.mine': ({ query }, { actor }) => listOrders(deps, query, actor),
      'orders.one': async ({ params }, { actor }) => ({
        order: await showOrder(deps, params.orderId, actor),
      }),
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
    jobs: [
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
    close: () => deps.calls.settled(),
  };
}

/** The first time it asks about all payments: the process before this one may have ended at any point. Later, about late ones. */
function createSettler(deps: SettleLateDeps): () => Promise<void> {
  let hasAskedAll = false;
  return async () => {
    await settleLatePayments(deps, hasAskedAll ? 'late' : 'all');
    hasAskedAll = true;
  };
}
