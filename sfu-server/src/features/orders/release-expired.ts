import type { Logger } from '../../platform/logger.ts';
import type { UnitOfWork } from '../../platform/unit-of-work.ts';
import { lockCart } from './cart.repo.ts';
import { giveUp } from './hold-in-cart.ts';
import { findOverdueCheckouts, isOverdue } from './orders.repo.ts';
import { findPaymentOfOrder } from './payments.repo.ts';
import { cancelOrder, lockHoldings } from './release-order.ts';
import { findCartHold, findOverdueHolds } from './reservations.repo.ts';

interface ReleaseDeps {
  readonly uow: UnitOfWork;
  readonly logger: Logger;
}

const batch = 100;

/**
 * Gives back what nobody bought in time: checkouts that nobody pays, and what carts hold of drops. Each in a transaction
 * of its own; one's trouble does not stop the others. Answers how many of each.
 */
export async function releaseExpired(deps: ReleaseDeps): Promise<{ checkouts: number; holds: number }> {
  return { checkouts: await releaseCheckouts(deps), holds: await releaseHolds(deps) };
}

async function releaseCheckouts({ uow, logger }: ReleaseDeps): Promise<number> {
  let released = 0;
  for (const { id } of await uow.read((db) => findOverdueCheckouts(db, batch))) {
    try {
      const done = await uow.run(async (work) => {
        const holdings = await lockHoldings(work.tx, id);
        const payment = await findPaymentOfOrder(work.tx, id);
        if (payment || !(await isOverdue(work.tx, id))) return false;
        return cancelOrder(work, holdings, 'payment-timeout');
      });
      if (done) released += 1;
    } catch (error) {
      logger.warn({ err: error, orderId: id }, 'a checkout whose time is over could not be released yet');
    }
  }
  return released;
}

async function releaseHolds({ uow, logger }: ReleaseDeps): Promise<number> {
  let released = 0;
  for (const { cartId, userId, variantId, dropId } of await uow.read((db) => findOverdueHolds(db, batch))) {
    if (userId === null || dropId === null) continue;
    try {
      const done = await uow.run(async (work) => {
        await lockCart(work.tx, { userId });
        const hold = await findCartHold(work.tx, cartId, dropId);
        if (!hold?.isOver) return false;
        await giveUp(work, { cartId, userId }, { variantId, dropId }, 0);
        return true;
      });
      if (done) released += 1;
    } catch (error) {
      logger.warn({ err: error, cartId }, 'what a cart held too long could not be given back yet');
    }
  }
  return released;
}
