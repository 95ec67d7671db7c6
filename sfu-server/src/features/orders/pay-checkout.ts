import type { Order, RouteInput, Routes } from '@stallcast/shared/contract';
import type { User } from '../../platform/actor.ts';
import type { Transaction } from '../../platform/db.ts';
import { AppError } from '../../platform/errors.ts';
import { hashBody } from './body-hash.ts';
import { beginPaid, type CheckoutDeps, payOnce } from './checkout.ts';
import { lockCheckout } from './lock-checkout.ts';
import { assertOffered } from './offer-payments.ts';
import { findLines, markBeingPaid, type OrderRow } from './orders.repo.ts';

interface PayCall {
  readonly key: string;
  readonly orderId: string;
  readonly body: RouteInput<Routes['checkout.pay']>['body'];
}

/**
 * Pays an open checkout; the same call again gets the same answer. Throws `not-found`, `order-not-open`,
 * `reservation-expired`, `address-needed`, `payment-declined`, `idempotency-in-progress`, `idempotency-key-reused`.
 */
export async function payCheckout(
  deps: CheckoutDeps,
  { key, orderId, body }: PayCall,
  { userId }: User,
): Promise<Order> {
  assertOffered(deps.gateways, body.payment);
  const call = { userId, key, route: 'checkout.pay', bodyHash: hashBody({ orderId, ...body }) };
  return payOnce(deps, call, () =>
    beginPaid(deps, call, body.payment, ({ tx }) => takeToPay(tx, orderId, call)),
  );
}

async function takeToPay(
  tx: Transaction,
  orderId: string,
  { userId, key }: { readonly userId: string; readonly key: string },
): Promise<OrderRow> {
  const order = await lockCheckout(tx, orderId, userId);
  const lines = await findLines(tx, [orderId]);
  if (order.address === null && lines.some((line) => line.isPhysical)) throw new AppError('address-needed');
  return markBeingPaid(tx, orderId, key);
}
