import { orderLines, orders, payments, productVariants, streamOrders, users } from '@stallcast/drizzle';
import { and, asc, desc, eq, getTableColumns, gt, isNotNull, lt, lte, notExists, or, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../platform/db.ts';
import { bigints, integers, isOneOf, newRows, texts, uuids } from '../../platform/row-sets.ts';
import { timeouts } from '../../platform/timeouts.ts';

const v = productVariants;

export type OrderRow = typeof orders.$inferSelect;
/** A line with what its variant is called. */
export type LineRow = typeof orderLines.$inferSelect & { readonly size: string; readonly colour: string };
export type NewLine = typeof orderLines.$inferInsert;

export type NewOrder = Omit<typeof orders.$inferInsert, 'expiresAt' | 'createdAt'>;

/** Until when an order waits for its payment. */
const soon = sql`now() + make_interval(secs => ${timeouts.pendingOrderMs / 1000})`;

/** Stores pending orders with their lines; answers them by id. */
export async function insertOrders(
  tx: Transaction,
  rows: readonly NewOrder[],
  lines: readonly NewLine[],
): Promise<ReadonlyMap<string, OrderRow>> {
  if (rows.length === 0) return new Map();
  const stored = await tx
    .insert(orders)
    .select(newRows(orders, rows, { expiresAt: soon }))
    .returning();
  await tx.insert(orderLines).select(newRows(orderLines, lines));
  return new Map(stored.map((row) => [row.id, row]));
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

/** Buyers' pending orders that nobody pays yet: one a buyer at most, but for a moment. */
export async function findOpenCheckouts(db: Queryable, userIds: readonly string[]): Promise<OrderRow[]> {
  return db
    .select()
    .from(orders)
    .where(and(isOneOf(orders.userId, userIds), isUnpaid(db)))
    .orderBy(asc(orders.id));
}

/** Pending orders that nobody pays and whose time is over, the oldest first, after one of them. */
export async function findOverdueCheckouts(
  db: Queryable,
  after: Pick<OrderRow, 'id' | 'expiresAt'> | undefined,
  limit: number,
): Promise<OrderRow[]> {
  return db
    .select()
    .from(orders)
    .where(
      and(
        lte(orders.expiresAt, sql`now()`),
        isUnpaid(db),
        after &&
          or(
            gt(orders.expiresAt, after.expiresAt),
            and(eq(orders.expiresAt, after.expiresAt), gt(orders.id, after.id)),
          ),
      ),
    )
    .orderBy(asc(orders.expiresAt), asc(orders.id))
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

/**
 * Locks orders, all in the order of their ids, and makes those of them paid that are pending; answers these by id.
 */
export async function markPaid(
  tx: Transaction,
  orderIds: readonly string[],
): Promise<ReadonlyMap<string, OrderRow>> {
  const locked = tx
    .select({ id: orders.id })
    .from(orders)
    .where(isOneOf(orders.id, orderIds))
    .orderBy(asc(orders.id))
    .for('no key update')
    .as('locked');
  const rows = await tx
    .update(orders)
    .set({ status: 'paid', paidAt: sql`now()` })
    .from(locked)
    .where(and(eq(orders.id, locked.id), eq(orders.status, 'pending')))
    .returning(getTableColumns(orders));
  return new Map(rows.map((row) => [row.id, row]));
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

/** Stores what shows sold, by hand: the query builder would name the key, which the database counts. */
export async function insertSales(tx: Transaction, sales: readonly NewSale[]): Promise<void> {
  const shows = uuids(sales.map(({ streamId }) => streamId));
  const ofOrders = uuids(sales.map(({ orderId }) => orderId));
  const ofLines = uuids(sales.map(({ orderLineId }) => orderLineId));
  const products = uuids(sales.map(({ productId }) => productId));
  const vendors = uuids(sales.map(({ vendorId }) => vendorId));
  const amounts = bigints(sales.map(({ amount }) => amount));
  const currencies = texts(sales.map(({ currency }) => currency));
  const quantities = integers(sales.map(({ quantity }) => quantity));
  const places = bigints(sales.map(({ seq }) => seq));
  await tx.execute(sql`
    insert into ${streamOrders}
      (stream_id, order_id, order_line_id, product_id, vendor_id, amount, currency, quantity, seq)
    select * from unnest(${shows}, ${ofOrders}, ${ofLines}, ${products}, ${vendors}, ${amounts}, ${currencies},
      ${quantities}, ${places})`);
}

/** The lines of orders, in the order they were bought. */
export async function findLines(db: Queryable, orderIds: readonly string[]): Promise<LineRow[]> {
  if (orderIds.length === 0) return [];
  return db
    .select({ ...getTableColumns(orderLines), size: v.size, colour: v.colour })
    .from(orderLines)
    .innerJoin(v, eq(v.id, orderLines.variantId))
    .where(isOneOf(orderLines.orderId, orderIds))
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

/** What buyers are called, by id. */
export async function findBuyerNames(
  db: Queryable,
  userIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .select({ id: users.id, name: users.name })
    .from(users)
    .where(isOneOf(users.id, userIds));
  return new Map(rows.map(({ id, name }) => [id, name]));
}
