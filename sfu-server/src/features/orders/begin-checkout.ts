import type { Order, RouteInput, Routes } from '@stallcast/shared/contract';
import type { User } from '../../platform/actor.ts';
import { findEarlier, stillOpen } from './answer-once.ts';
import { giveAnswer, orderAnswer } from './answers.ts';
import { hashBody } from './body-hash.ts';
import type { CheckoutDeps } from './checkout.ts';
import { findCall, keepAnswer } from './idempotency.repo.ts';
import { startOrder } from './start-order.ts';

type Wanted = RouteInput<Routes['checkout.begin']>['body'];

/**
 * Holds one product, or what is in the cart, and says what it costs; a checkout that the buyer left open is left by it.
 * The same call again gets the same answer. Throws why it cannot be had, `coupon-invalid`, `coupon-used-up`,
 * `idempotency-in-progress`, `idempotency-key-reused`.
 */
export async function beginCheckout(
  deps: CheckoutDeps,
  { key, body }: { readonly key: string; readonly body: Wanted },
  { userId }: User,
): Promise<Order> {
  const { product = null, address = null, couponCode = null } = body;
  const call = { userId, key, route: 'checkout.begin', bodyHash: hashBody(body) };
  return deps.calls.alone(call, async () => {
    const row = await deps.uow.run(async (work) => {
      const earlier = await findEarlier(work.tx, call);
      if (earlier) return earlier;
      const wanted = { call, product, address, couponCode, isPaidNow: false };
      const order = await startOrder(deps, work, wanted);
      await keepAnswer(work.tx, call, await orderAnswer(work.tx, order));
      return findCall(work.tx, call);
    });
    return (row && giveAnswer(row)) ?? stillOpen();
  });
}
