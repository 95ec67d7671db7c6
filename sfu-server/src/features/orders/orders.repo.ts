import {
  orderLines,
  orders,
  products,
  productVariants,
  stockReservations,
  streamOrders,
  users,
} from '@stallcast/drizzle';
import { and, asc, desc, eq, getTableColumns, gte, inArray, isNotNull, lt, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../platform/db.ts';
import { timeouts } from '../../platform/timeouts.ts';

const v = productVariants;

export type OrderRow = typeof orders.$inferSelect;
/** A line with what its variant is called. */
export type LineRow = typeof orderLines.$inferSelect & { readonly size: string; readonly colour: string };
export type NewLine = typeof orderLines.$inferInsert;

/** What was taken out of the stock, at the price that held in that moment. */
export type Taken = Awaited<ReturnType<typeof takeStock>> & object;

/**
 * Takes items out of a variant's stock and locks it until commit; undefined if it is not for sale or there are not
 * enough. One statement decides, so nothing can be sold twice.
 */
export async function takeStock(tx: Transaction, variantId: string, quantity: number) {
  const [row] = await tx
    .update(v)
    .set({ stock: sql`${v.stock} - ${quantity}` })
    .from(products)
    .where(
      and(
        eq(v.id, variantId),
        eq(products.id, v.productId),
        eq(v.status, 'active'),
        eq(products.status, 'active'),
        gte(v.stock, quantity),
      ),
    )
    .returning({
      productId: products.id,
      variantId: v.id,
      vendorId: products.vendorId,
      name: products.name,
      unitPriceMinor: v.priceMinor,
      currency: products.currency,
      isPhysical: products.isPhysical,
    });
  return row;
}

export async function giveStockBack(tx: Transaction, variantId: string, quantity: number): Promise<void> {
  await tx
    .update(v)
    .set({ stock: sql`${v.stock} + ${quantity}` })
    .where(eq(v.id, variantId));
}

/** Locks variants in the order that everyone locks them in. */
export async function lockVariants(tx: Transaction, variantIds: readonly string[]): Promise<void> {
  await tx
    .select({ id: v.id })
    .from(v)
    .where(inArray(v.id, [...variantIds]))
    .orderBy(asc(v.id))
    .for('no key update');
}

type NewOrder = Pick<
  OrderRow,
  'id' | 'userId' | 'idempotencyKey' | 'fromCart' | 'itemsMinor' | 'totalMinor' | 'currency'
>;

/** Stores a pending order with its lines, and what they hold of the stock. */
export async function insertOrder(
  tx: Transaction,
  order: NewOrder,
  lines: readonly NewLine[],
): Promise<void> {
  await tx
    .insert(orders)
    .values({ ...order, expiresAt: sql`now() + make_interval(secs => ${timeouts.pendingOrderMs / 1000})` });
  await tx.insert(orderLines).values([...lines]);
  await tx.insert(stockReservations).values(
    lines.map(({ id, productId, variantId, quantity }) => ({
      orderLineId: id,
      productId,
      variantId,
      quantity,
    })),
  );
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

/** Ends what the lines hold of the stock; answers those that still held it. */
export async function settleReservations(
  tx: Transaction,
  lineIds: readonly string[],
  state: 'claimed' | 'released',
) {
  return tx
    .update(stockReservations)
    .set({ state, settledAt: sql`now()` })
    .where(and(inArray(stockReservations.orderLineId, [...lineIds]), eq(stockReservations.state, 'held')))
    .returning({
      productId: stockReservations.productId,
      variantId: stockReservations.variantId,
      quantity: stockReservations.quantity,
    });
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
