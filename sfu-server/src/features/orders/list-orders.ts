import type { Order, RouteInput, RouteOutput, Routes } from '@stallcast/shared/contract';
import type { User } from '../../platform/actor.ts';
import { AppError } from '../../platform/errors.ts';
import type { UnitOfWork } from '../../platform/unit-of-work.ts';
import { findLines, findOrder, findOrdersOf } from './orders.repo.ts';
import { toOrder } from './orders.views.ts';

interface ListDeps {
  readonly uow: UnitOfWork;
}

/** A page of the buyer's own orders, newest first; `next` is where the following page begins, null on the last. */
export async function listOrders(
  { uow }: ListDeps,
  { after, limit }: RouteInput<Routes['orders.mine']>['query'],
  { userId }: User,
): Promise<RouteOutput<Routes['orders.mine']>> {
  return uow.read(async (db) => {
    // One more than asked for tells whether there is more.
    const rows = await findOrdersOf(db, userId, after, limit + 1);
    const page = rows.slice(0, limit);
    const lines = Map.groupBy(
      await findLines(
        db,
        page.map((row) => row.id),
      ),
      (line) => line.orderId,
    );
    const orders = page.map((row) => toOrder(row, lines.get(row.id) ?? []));
    return { orders, next: rows.length > limit ? (orders.at(-1)?.orderId ?? null) : null };
  });
}

/** One of the buyer's own orders. Throws `not-found`, also for somebody else's. */
export async function showOrder({ uow }: ListDeps, orderId: string, { userId }: User): Promise<Order> {
  return uow.read(async (db) => {
    const row = await findOrder(db, orderId);
    if (!row || row.userId !== userId) throw new AppError('not-found');
    return toOrder(row, await findLines(db, [orderId]));
  });
}
