import type { Order } from '@stallcast/shared/contract';
import type { Queryable } from '../../platform/db.ts';
import { findOrderDetails } from './order-details.repo.ts';
import { findLines, type OrderRow } from './orders.repo.ts';
import { toOrder } from './orders.views.ts';

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
