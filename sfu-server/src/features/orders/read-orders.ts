import type { Order } from '@stallcast/shared/contract';
import type { Queryable } from '../../platform/db.ts';
import { findCouponCodes, findOrderDetails } from './order-details.repo.ts';
import { findLines, type LineRow, type OrderRow } from './orders.repo.ts';
import { toOrder } from './orders.views.ts';
import type { Payment } from './payments.repo.ts';

/** Orders as their buyer sees them, in the order given. */
export async function readOrders(db: Queryable, rows: readonly OrderRow[]): Promise<Order[]> {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const allLines = await findLines(db, ids);
  const details = await findOrderDetails(db, ids);
  const lines = Map.groupBy(allLines, (line) => line.orderId);
  return rows.map((row) => toOrder(row, lines.get(row.id) ?? [], details));
}

/** One order as its buyer sees it. */
export async function readOrder(db: Queryable, row: OrderRow): Promise<Order> {
  const [order] = await readOrders(db, [row]);
  if (!order) throw new Error('an order was not read');
  return order;
}

/** Orders that were just paid, by id, from what is at hand: nothing of them was sent or paid back yet. */
export async function readPaidOrders(
  db: Queryable,
  rows: readonly OrderRow[],
  allLines: readonly LineRow[],
  payments: readonly Payment[],
): Promise<ReadonlyMap<string, Order>> {
  const codes = await findCouponCodes(
    db,
    rows.flatMap(({ couponId }) => couponId ?? []),
  );
  const lines = Map.groupBy(allLines, (line) => line.orderId);
  const paid = new Map(payments.map(({ orderId, gateway, method }) => [orderId, { gateway, method }]));
  const money = new Map(
    rows.map(({ id, couponId }) => {
      const payment = paid.get(id);
      if (!payment) throw new Error(`order ${id} was paid without a payment`);
      const couponCode = couponId === null ? null : (codes.get(couponId) ?? null);
      const status = 'succeeded' as const;
      return [id, { payment: { ...payment, status, action: null }, couponCode, refundedMinor: 0 }];
    }),
  );
  const details = { money, shipments: new Map<string, never[]>() };
  return new Map(rows.map((row) => [row.id, toOrder(row, lines.get(row.id) ?? [], details)]));
}
