import { timeouts } from '../../platform/timeouts.ts';
import type { Logger } from '../../platform/logger.ts';
import type { UnitOfWork } from '../../platform/unit-of-work.ts';
import { lockCart } from './cart.repo.ts';
import { createDueWork } from './due-work.ts';
import { giveUp } from './hold-in-cart.ts';
import { findOverdueCheckouts, isOverdue, type OrderRow } from './orders.repo.ts';
import { findPaymentOfOrder } from './payments.repo.ts';
import { cancelOrder, lockHoldings } from './release-order.ts';
import { findCartHold, findOverdueHolds, type OverdueHold } from './reservations.repo.ts';

interface ReleaseDeps {
  readonly uow: UnitOfWork;
  readonly logger: Logger;
}

const pageSize = 100;

/**
 * Makes the job that gives back what nobody bought in time: checkouts that nobody pays, and what carts hold of drops. Each
 * in a transaction of its own; one's trouble does not stop the others.
 */
export function createReleaser({ uow, logger }: ReleaseDeps): () => Promise<void> {
  const bounds = { pageSize, runMs: timeouts.releaseRunMs, logger };
  const releaseCheckouts = createDueWork<OrderRow>({
    ...bounds,
    findPage: (after) => uow.read((db) => findOverdueCheckouts(db, after, pageSize)),
    nameOf: ({ id }) => id,
    work: ({ id }) => releaseCheckout(uow, id),
    complaint: 'a checkout whose time is over could not be released yet',
  });
  const releaseHolds = createDueWork<OverdueHold>({
    ...bounds,
    findPage: (after) => uow.read((db) => findOverdueHolds(db, after, pageSize)),
    nameOf: ({ id }) => id,
    work: (hold) => releaseHold(uow, hold),
    complaint: 'what a cart held too long could not be given back yet',
  });
  return async () => {
    await releaseCheckouts();
    await releaseHolds();
  };
}

async function releaseCheckout(uow: UnitOfWork, orderId: string): Promise<boolean> {
  return uow.run(async (work) => {
    const holdings = await lockHoldings(work.tx, orderId);
    const payment = await findPaymentOfOrder(work.tx, orderId);
    if (payment || !(await isOverdue(work.tx, orderId))) return false;
    return cancelOrder(work, holdings, 'payment-timeout');
  });
}

async function releaseHold(
  uow: UnitOfWork,
  { cartId, userId, variantId, dropId }: OverdueHold,
): Promise<boolean> {
  if (userId === null || dropId === null) return false;
  return uow.run(async (work) => {
    await lockCart(work.tx, { userId });
    const hold = await findCartHold(work.tx, cartId, dropId);
    if (!hold?.isOver) return false;
    await giveUp(work, { cartId, userId }, { variantId, dropId }, 0);
    return true;
  });
}
