import type { Order } from '@stallcast/shared/contract';
import type { User } from '../../platform/actor.ts';
import { AppError } from '../../platform/errors.ts';
import type { Work } from '../../platform/unit-of-work.ts';
import { callOffPayment } from './call-off-payment.ts';
import type { CollectDeps } from './collect-payment.ts';
import { findOrder } from './orders.repo.ts';
import { findPaymentOfOrder } from './payments.repo.ts';
import { readOrder } from './read-orders.ts';
import { cancelOrder, lockHoldings } from './release-order.ts';

/**
 * Gives back what an order of the buyer's holds that is not paid; a payment under way is called off at its gateway first.
 * Left twice is left. Throws `not-found`, and `order-not-open` for one that was paid.
 */
export async function leaveCheckout(deps: CollectDeps, orderId: string, { userId }: User): Promise<Order> {
  const order = await deps.uow.read((db) => findOrder(db, orderId));
  if (order?.userId !== userId) throw new AppError('not-found');
  const payment = await deps.uow.read((db) => findPaymentOfOrder(db, orderId));
  if (payment?.status === 'created') await callOffPayment(deps, payment, 'left');
  const left = await deps.uow.run((work) => leave(work, orderId));
  if (left.status !== 'cancelled') throw new AppError('order-not-open');
  return left;
}

async function leave(work: Work, orderId: string): Promise<Order> {
  const { tx } = work;
  const holdings = await lockHoldings(tx, orderId);
  const payment = await findPaymentOfOrder(tx, orderId);
  if (!payment) await cancelOrder(work, holdings, 'left');
  const order = await findOrder(tx, orderId);
  if (!order) throw new Error('an order that was locked is gone');
  return readOrder(tx, order);
}
