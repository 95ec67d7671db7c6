import { orderLines, orders, payments, productVariants, streamOrders, users } from '@stallcast/drizzle';
import {
  and,
  asc,
  desc,
  eq,
  getTableColumns,
  inArray,
  isNotNull,
  lt,
  lte,
  notExists,
  sql,
} from 'drizzle-orm';
import type { Queryable, Transaction } from '../../platform/db.ts';
import { timeouts } from '../../platform/timeouts.ts';

const v = productVariants;

export type OrderRow = typeof orders.$inferSelect;
/** A line with what its variant is called. */
export type LineRow = typeof orderLines.$inferSelect & { readonly size: string; readonly colour: string };
export type NewLine = typeof orderLines.$inferInsert;

type NewOrder = Omit<typeof orders.$inferInsert, 'expiresAt' | 'createdAt'>;

/** Until when an order waits for its payment. */
const soon = sql`now() + make_interval(secs => ${timeouts.pendingOrderMs / 1000})`;

/** Stores a pending order with its lines. */
export async function insertOrder(
  tx: Transaction,
  order: NewOrder,
  lines: readonly NewLine[],
): Promise<OrderRow> {
  const [row] = await tx
    .insert(orders)
    .values({ ...order, expiresAt: soon })
    .returning();
  if (!row) throw new Error('the insert returned no row');
  await tx.insert(orderLines).values([...lines]);
  return row;
}

/** Makes an order that of the call that pays it, and gives the payment the time that an order has. */
export async function markBeingPaid(tx: Transaction, orderId: string, key: string): Promise<OrderRow> {
  const [row] = await tx
    .update(orders)
    .set({ idempotencyKey: key, expiresAt: soon })
    .where(and(eq(orders.id, orderId), eq(orders.status, 'pending')))
    .returning();
  if (!row) throw new Error(`order ${orderId} was not pending while it was locked`);
  return row;
}

/** A buyer's pending orders that nobody pays yet: one at most, but for a moment. */
export async function findOpenCheckouts(db: Queryable, userId: string): Promise<OrderRow[]> {
  return db
    .select()
    .from(orders)
    .where(and(eq(orders.userId, userId), isUnpaid(db)))
    .orderBy(asc(orders.id));
}

/** Pending orders that nobody pays and whose time is over, the oldest first. */
export async function findOverdueCheckouts(db: Queryable, limit: number): Promise<OrderRow[]> {
  return db
    .select()
    .from(orders)
    .where(and(lte(orders.expiresAt, sql`now()`), isUnpaid(db)))
    .orderBy(asc(orders.expiresAt))
    .limit(limit);
}

const isUnpaid = (db: Queryable) =>
  and(
    eq(orders.status, 'pending'),
    notExists(db.select({ id: payments.id }).from(payments).where(eq(payments.orderId, orders.id))),
  );

type Reprice = Pick<
  OrderRow,
  'address' | 'couponId' | 'itemsMinor' | 'shippingMinor' | 'taxMinor' | 'totalMinor'
>;

/** Changes what a locked pending order costs and where it goes. */
export async function repriceOrder(
  tx: Transaction,
  orderId: string,
  change: Reprice,
  lines: readonly Pick<LineRow, 'id' | 'discountMinor' | 'amountMinor' | 'shippingMinor'>[],
): Promise<OrderRow> {
  for (const { id, ...amounts } of lines)
    await tx.update(orderLines).set(amounts).where(eq(orderLines.id, id));
  const [row] = await tx
    .update(orders)
    .set(change)
    .where(and(eq(orders.id, orderId), eq(orders.status, 'pending')))
    .returning();
  if (!row) throw new Error(`order ${orderId} was not pending while it was locked`);
  return row;
}

/** Locks an order: whatever moves it or its payment waits here. */
export async function lockOrder(tx: Transaction, orderId: string): Promise<OrderRow | undefined> {
  const [row] = await tx.select().from(orders).where(eq(orders.id, orderId)).for('no key update');
  return row;
}

/** Makes a pending order paid; undefined if it is not pending. */
export async function markPaid(tx: Transaction, orderId: string): Promise<OrderRow | undefined> {
  const [row] = await tx
    .update(orders)
    .set({ status: 'paid', paidAt: sql`now()` })
    .where(and(eq(orders.id, orderId), eq(orders.status, 'pending')))
    .returning();
  return row;
}

/** Cancels a pending order; false if it is not pending. */
export async function markCancelled(
  tx: Transaction,
  orderId: string,
  cancelReason: NonNullable<OrderRow['cancelReason']>,
): Promise<boolean> {
  const changed = await tx
    .update(orders)
    .set({ status: 'cancelled', cancelledAt: sql`now()`, cancelReason })
    .where(and(eq(orders.id, orderId), eq(orders.status, 'pending')))
    .returning({ id: orders.id });
  return changed.length === 1;
}

type NewSale = Omit<typeof streamOrders.$inferInsert, 'id' | 'createdAt'>;

/** Stores what a show sold; answers when. */
export async function insertSale(tx: Transaction, sale: NewSale): Promise<Date> {
  const [row] = await tx.insert(streamOrders).values(sale).returning({ createdAt: streamOrders.createdAt });
  if (!row) throw new Error('the insert returned no row');
  return row.createdAt;
}

/** The lines of orders, in the order they were bought. */
export async function findLines(db: Queryable, orderIds: readonly string[]): Promise<LineRow[]> {
  if (orderIds.length === 0) return [];
  return db
    .select({ ...getTableColumns(orderLines), size: v.size, colour: v.colour })
    .from(orderLines)
    .innerJoin(v, eq(v.id, orderLines.variantId))
    .where(inArray(orderLines.orderId, [...orderIds]))
    .orderBy(asc(orderLines.id));
}

/** The shows that something of these lines was bought in. */
export function showsOf(lines: readonly Pick<LineRow, 'streamId'>[]): string[] {
  return [...new Set(lines.flatMap(({ streamId }) => streamId ?? []))];
}

export async function findOrder(db: Queryable, orderId: string): Promise<OrderRow | undefined> {
  const [row] = await db.select().from(orders).where(eq(orders.id, orderId));
  return row;
}

/** Whether a pending order has waited as long as it may, by the database's clock. */
export async function isOverdue(db: Queryable, orderId: string): Promise<boolean> {
  const rows = await db
    .select({ id: orders.id })
    .from(orders)
    .where(and(eq(orders.id, orderId), lte(orders.expiresAt, sql`now()`)));
  return rows.length === 1;
}

/** A buyer's orders, newest first (their ids grow with time). */
export async function findOrdersOf(
  db: Queryable,
  userId: string,
  after: string | undefined,
  limit: number,
): Promise<OrderRow[]> {
  return db
    .select()
    .from(orders)
    .where(and(eq(orders.userId, userId), after === undefined ? undefined : lt(orders.id, after)))
    .orderBy(desc(orders.id))
    .limit(limit);
}

/** Where a buyer's last order with an address was to be sent, as it was given; null if there was none. */
export async function findLastAddress(db: Queryable, userId: string): Promise<unknown> {
  const [row] = await db
    .select({ address: orders.address })
    .from(orders)
    .where(and(eq(orders.userId, userId), isNotNull(orders.address)))
    .orderBy(desc(orders.id))
    .limit(1);
  return row?.address ?? null;
}

export async function findBuyerName(db: Queryable, userId: string): Promise<string> {
  const [row] = await db.select({ name: users.name }).from(users).where(eq(users.id, userId));
  return row?.name ?? '';
}
