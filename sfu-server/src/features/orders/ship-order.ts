import type { RouteInput, Routes, Sale } from '@stallcast/shared/contract';
import type { Seller } from '../../platform/actor.ts';
import { AppError } from '../../platform/errors.ts';
import type { UnitOfWork } from '../../platform/unit-of-work.ts';
import { readSale } from './list-sales.ts';
import { findLines, lockOrder, showsOf } from './orders.repo.ts';
import { markFulfilledIfSent } from './refunds.repo.ts';
import { keepShipment } from './sales.repo.ts';

/**
 * Stores that a seller's part of an order is on its way; said again, carrier and tracking are corrected. The order is
 * fulfilled once nothing is left to send. Throws `not-found`; `order-not-open` where nothing of the seller's is to be sent.
 */
export async function shipOrder(
  { uow }: { readonly uow: UnitOfWork },
  orderId: string,
  { carrier, tracking = '' }: RouteInput<Routes['sales.ship']>['body'],
  { vendorId }: Seller,
): Promise<Sale> {
  return uow.run(async ({ tx, emit }) => {
    const order = await lockOrder(tx, orderId);
    const own = (await findLines(tx, [orderId])).filter((line) => line.vendorId === vendorId);
    if (!order || own.length === 0) throw new AppError('not-found');
    const isOpen = order.status === 'paid' || order.status === 'fulfilled';
    if (!isOpen || !own.some((line) => line.isPhysical && line.refundedAt === null))
      throw new AppError('order-not-open');
    await keepShipment(tx, { orderId, vendorId, carrier, tracking });
    await markFulfilledIfSent(tx, orderId);
    emit({ type: 'order-changed', orderId, streamIds: showsOf(own) });
    return readSale(tx, orderId, vendorId);
  });
}
