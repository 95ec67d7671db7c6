import { AppError } from '../../platform/errors.ts';
import type { Transaction } from '../../platform/db.ts';
import { lockCart } from './cart.repo.ts';
import { findOrder, isOverdue, type OrderRow } from './orders.repo.ts';
import { findPaymentOfOrder } from './payments.repo.ts';

/**
 * A checkout of the buyer's that is open: pending, in time, and nobody pays it. It stays so until commit, since whatever
 * moves such an order takes the lock of its buyer's cart first. Throws `not-found`, `order-not-open`,
 * `reservation-expired`.
 */
export async function lockCheckout(tx: Transaction, orderId: string, userId: string): Promise<OrderRow> {
  await lockCart(tx, { userId });
  const order = await findOrder(tx, orderId);
  if (order?.userId !== userId) throw new AppError('not-found');
  if (order.status === 'cancelled' && order.cancelReason === 'payment-timeout')
    throw new AppError('reservation-expired');
  const payment = await findPaymentOfOrder(tx, orderId);
  if (order.status !== 'pending' || payment) throw new AppError('order-not-open');
  if (await isOverdue(tx, orderId)) throw new AppError('reservation-expired');
  return order;
}
