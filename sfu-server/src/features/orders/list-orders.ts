import {
  type Address,
  addressSchema,
  type Order,
  type RouteInput,
  type RouteOutput,
  type Routes,
  sellerRefSchema,
} from '@stallcast/shared/contract';
import type { User } from '../../platform/actor.ts';
import type { Queryable } from '../../platform/db.ts';
import { AppError } from '../../platform/errors.ts';
import type { UnitOfWork } from '../../platform/unit-of-work.ts';
import { toSellerRef } from '../../platform/seller-ref.ts';
import { findSellersOf } from './order-details.repo.ts';
import { findLastAddress, findOrder, findOrdersOf, type OrderRow } from './orders.repo.ts';
import { readOrder, readOrders } from './read-orders.ts';

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
    const orders = await readOrders(db, rows.slice(0, limit));
    return { orders, next: rows.length > limit ? (orders.at(-1)?.orderId ?? null) : null };
  });
}

/** One of the buyer's own orders. Throws `not-found`, also for somebody else's. */
export async function showOrder({ uow }: ListDeps, orderId: string, { userId }: User): Promise<Order> {
  return uow.read(async (db) => readOrder(db, await findOwn(db, orderId, userId)));
}

/** Who sold what is in one of the buyer's own orders. Throws `not-found`, also for somebody else's. */
export async function showSellers(
  { uow }: ListDeps,
  orderId: string,
  { userId }: User,
): Promise<RouteOutput<Routes['orders.sellers']>> {
  const rows = await uow.read(async (db) => {
    await findOwn(db, orderId, userId);
    return findSellersOf(db, orderId);
  });
  return { sellers: rows.map((row) => sellerRefSchema.parse(toSellerRef(row))) };
}

async function findOwn(db: Queryable, orderId: string, userId: string): Promise<OrderRow> {
  const row = await findOrder(db, orderId);
  if (!row || row.userId !== userId) throw new AppError('not-found');
  return row;
}

/** Where the buyer's last order with an address was to be sent; null if there was none. */
export async function showLastAddress({ uow }: ListDeps, { userId }: User): Promise<Address | null> {
  return uow.read(async (db) => addressSchema.nullable().parse(await findLastAddress(db, userId)));
}
