import type { Handlers } from '../../platform/handlers.ts';
import { addToCart } from './add-to-cart.ts';
import { createCallsInFlight } from './calls-in-flight.ts';
import { toCart } from './cart.views.ts';
import { changeCart } from './change-cart.ts';
import { checkout } from './checkout.ts';
import type { CollectDeps } from './collect-payment.ts';
import { listOrders, showLastAddress, showOrder } from './list-orders.ts';
import { findCartOffers } from './offers.repo.ts';
import { receiveWebhook } from './receive-webhook.ts';
import { type SweepResult, sweepPending } from './sweep-pending.ts';

type Own =
  | 'cart.show'
  | 'cart.add'
  | 'cart.change'
  | 'checkout.buyNow'
  | 'checkout.cart'
  | 'orders.mine'
  | 'orders.one'
  | 'addresses.last'
  | 'payments.testWebhook';

export interface Orders {
  readonly handlers: Handlers<Own>;
  /**
   * Settles payments that nobody settled. The first call asks about all of them (the process before this one may have
   * ended at any point), later ones about those that are late. A call during a sweep gets that sweep's result.
   */
  sweepPending(): Promise<SweepResult>;
  /** Stops sweeping and waits for purchases and a sweep that are under way. */
  close(): Promise<void>;
}

export interface SweepTimes {
  readonly pendingOrderSweepEveryMs: number;
}

/** Cart, checkout, orders and payments. Sweeps by itself from time to time until it is closed. */
export function createOrders(given: CollectDeps & { readonly times: SweepTimes }): Orders {
  const deps = { ...given, calls: createCallsInFlight() };
  const sweep = createSweep((isFirst) => sweepPending(deps, isFirst ? 'all' : 'late'));
  const timer = setInterval(() => {
    sweep
      .run()
      .catch((error: unknown) =>
        deps.logger.warn({ err: error }, 'the sweep of pending orders failed; it is tried again'),
      );
  }, given.times.pendingOrderSweepEveryMs).unref();

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
      'payments.testWebhook': async ({ body }, { headers, rawBody }) => {
        await receiveWebhook(deps, body, { headers, rawBody });
        return { received: true };
      },
    },
    sweepPending: () => sweep.run(),
    async close() {
      clearInterval(timer);
      await Promise.all([deps.calls.settled(), sweep.settled()]);
    },
  };
}

/** Runs one sweep at a time. */
function createSweep(once: (isFirst: boolean) => Promise<SweepResult>) {
  let running: Promise<SweepResult> | undefined;
  let hasRun = false;

  async function runOnce(): Promise<SweepResult> {
    try {
      const result = await once(!hasRun);
      hasRun = true;
      return result;
    } finally {
      running = undefined;
    }
  }

  return {
    run: () => (running ??= runOnce()),
    settled: async () => void (await Promise.allSettled([running])),
  };
}
