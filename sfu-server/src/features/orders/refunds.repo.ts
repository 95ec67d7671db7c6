import { orderLines, orders, payments, refunds, shipments, stockReservations } from '@stallcast/drizzle';
import { and, asc, eq, inArray, isNull, lte, ne, notExists, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { Queryable, Transaction } from '../../platform/db.ts';
import { type Payment, paymentColumns } from './payments.repo.ts';

const r = refunds;
export type RefundRow = typeof refunds.$inferSelect;
type NewRefund = Pick<
  RefundRow,
  'paymentId' | 'orderLineId' | 'amountMinor' | 'currency' | 'reason' | 'restock'
>;

/** Notes refunds before any gateway is asked; answers their ids. */
export async function insertRefunds(tx: Transaction, rows: readonly NewRefund[]): Promise<string[]> {
  if (rows.length === 0) return [];
  const stored = await tx
    .insert(r)
    .values(rows.map((row) => ({ ...row, id: uuidv7() })))
    .returning({ id: r.id });
  return stored.map(({ id }) => id);
}

/** Notes that a payment that nothing was sold for has to go back whole. */
export async function insertWholeRefund(
  tx: Transaction,
  { paymentId, amountMinor, currency }: Payment,
): Promise<void> {
  const reason = 'paid-too-late';
  await tx
    .insert(r)
    .values({ id: uuidv7(), paymentId, orderLineId: null, amountMinor, currency, reason })
    .onConflictDoNothing();
}

/** A refund that failed at its gateway is tried anew after this. */
const renewAfter = sql`interval '1 hour'`;

/** Notes a refund anew for payments that have to go back and have none under way; answers how many. */
export async function renewWholeRefunds(tx: Transaction): Promise<number> {
  const underWay = tx
    .select({ id: r.id })
    .from(r)
    .where(and(eq(r.paymentId, payments.id), isNull(r.orderLineId), ne(r.status, 'failed')));
  const due = await tx
    .select()
    .from(payments)
    .where(
      and(
        eq(payments.status, 'refund-due'),
        notExists(underWay),
        notExists(
          tx
            .select({ id: r.id })
            .from(r)
            .where(and(eq(r.paymentId, payments.id), sql`${r.settledAt} > now() - ${renewAfter}`)),
        ),
      ),
    )
    .limit(100);
  await insertRefunds(
    tx,
    due.map(({ id, amountMinor, currency }) => ({
      ...{ paymentId: id, orderLineId: null, amountMinor, currency },
      ...{ reason: 'paid-too-late' as const, restock: false },
    })),
  );
  return due.length;
}

/** The ids of refunds whose gateway is to be asked now, the longest waiting first. */
export async function findDueRefunds(db: Queryable, limit: number): Promise<string[]> {
  const rows = await db
    .select({ id: r.id })
    .from(r)
    .where(and(eq(r.status, 'requested'), lte(r.askAt, sql`now()`)))
    .orderBy(asc(r.askAt))
    .limit(limit);
  return rows.map(({ id }) => id);
}

/**
 * Takes a refund to ask its gateway, so that nobody else asks at the same time; it is due again after a while, twice as
 * long each time and an hour at most, should nothing come of it. Undefined if it is not waiting.
 */
export async function takeRefund(tx: Transaction, refundId: string) {
  const [refund] = await tx
    .update(r)
    .set({
      askedTimes: sql`${r.askedTimes} + 1`,
      askAt: sql`now() + least(interval '1 hour', interval '10 seconds' * power(2, least(${r.askedTimes}, 10)))`,
    })
    .where(and(eq(r.id, refundId), eq(r.status, 'requested')))
    .returning();
  if (!refund) return undefined;
  const [payment] = await tx
    .select(paymentColumns)
    .from(payments)
    .innerJoin(orders, eq(orders.id, payments.orderId))
    .where(eq(payments.id, refund.paymentId));
  return payment && { refund, payment };
}

/** A refund with the line it is for, if it is for one, and the order. */
export async function findRefund(db: Queryable, refundId: string) {
  const [row] = await db
    .select({ refund: r, orderId: payments.orderId, paymentStatus: payments.status, line: orderLines })
    .from(r)
    .innerJoin(payments, eq(payments.id, r.paymentId))
    .leftJoin(orderLines, eq(orderLines.id, r.orderLineId))
    .where(eq(r.id, refundId));
  return row;
}

/** Ends a refund; false if it has ended before. */
export async function endRefund(
  tx: Transaction,
  refundId: string,
  status: 'succeeded' | 'failed',
  ref: string | null,
): Promise<boolean> {
  const changed = await tx
    .update(r)
    .set({ status, settledAt: sql`now()`, gatewayRef: sql`coalesce(${ref}, ${r.gatewayRef})` })
    .where(and(eq(r.id, refundId), eq(r.status, 'requested')))
    .returning({ id: r.id });
  return changed.length === 1;
}

/** The refunds of orders that did not fail, by payment. */
export async function findRefundsOf(db: Queryable, orderIds: readonly string[]) {
  if (orderIds.length === 0) return [];
  return db
    .select({
      orderId: payments.orderId,
      orderLineId: r.orderLineId,
      amountMinor: r.amountMinor,
      status: r.status,
    })
    .from(r)
    .innerJoin(payments, eq(payments.id, r.paymentId))
    .where(inArray(payments.orderId, [...orderIds]))
    .orderBy(asc(r.id));
}

export async function markLineRefunded(tx: Transaction, orderLineId: string): Promise<void> {
  await tx
    .update(orderLines)
    .set({ refundedAt: sql`now()` })
    .where(and(eq(orderLines.id, orderLineId), isNull(orderLines.refundedAt)));
}

/** Ends what a line had of the stock; answers how much, to be given back. Nothing if it was given back before. */
export async function releaseClaimed(tx: Transaction, orderLineId: string): Promise<number> {
  const [row] = await tx
    .update(stockReservations)
    .set({ state: 'released', settledAt: sql`now()` })
    .where(and(eq(stockReservations.orderLineId, orderLineId), eq(stockReservations.state, 'claimed')))
    .returning({ quantity: stockReservations.quantity });
  return row?.quantity ?? 0;
}

/** Makes a paid order refunded if all of its lines are; false if some are not. */
export async function markRefundedIfAllAre(tx: Transaction, orderId: string): Promise<boolean> {
  const left = tx
    .select({ id: orderLines.id })
    .from(orderLines)
    .where(and(eq(orderLines.orderId, orderId), isNull(orderLines.refundedAt)));
  const changed = await tx
    .update(orders)
    .set({ status: 'refunded' })
    .where(and(eq(orders.id, orderId), inArray(orders.status, ['paid', 'fulfilled']), notExists(left)))
    .returning({ id: orders.id });
  return changed.length === 1;
}

/** Makes a paid order fulfilled if something of it was sent and nothing is left to send; false if not. */
export async function markFulfilledIfSent(tx: Transaction, orderId: string): Promise<boolean> {
  const shipment = (vendorId: typeof orderLines.vendorId | null) =>
    tx
      .select({ one: sql`1` })
      .from(shipments)
      .where(
        and(eq(shipments.orderId, orderId), vendorId === null ? undefined : eq(shipments.vendorId, vendorId)),
      );
  const unsent = tx
    .select({ id: orderLines.id })
    .from(orderLines)
    .where(
      and(
        eq(orderLines.orderId, orderId),
        eq(orderLines.isPhysical, true),
        isNull(orderLines.refundedAt),
        notExists(shipment(orderLines.vendorId)),
      ),
    );
  const changed = await tx
    .update(orders)
    .set({ status: 'fulfilled' })
    .where(
      and(
        eq(orders.id, orderId),
        eq(orders.status, 'paid'),
        sql`exists ${shipment(null)}`,
        notExists(unsent),
      ),
    )
    .returning({ id: orders.id });
  return changed.length === 1;
}
