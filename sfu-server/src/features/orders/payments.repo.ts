import { orders, payments, webhookEvents } from '@stallcast/drizzle';
import type { PaymentAction } from '@stallcast/shared/contract';
import { and, asc, eq, gt, isNull, lte, or, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { Queryable, Transaction } from '../../platform/db.ts';
import { newRows, texts, uuids } from '../../platform/row-sets.ts';
import { timeouts } from '../../platform/timeouts.ts';

type PaymentRow = typeof payments.$inferSelect;
/** A payment with what has to be known of its order. */
export type Payment = Awaited<ReturnType<typeof findPayment>> & object;

const ago = (ms: number) => sql`now() - make_interval(secs => ${ms / 1000})`;

export const paymentColumns = {
  paymentId: payments.id,
  gateway: payments.gateway,
  ref: payments.gatewayRef,
  method: payments.method,
  status: payments.status,
  action: payments.action,
  amountMinor: payments.amountMinor,
  currency: payments.currency,
  createdAt: payments.createdAt,
  orderId: orders.id,
  userId: orders.userId,
  key: orders.idempotencyKey,
  fromCart: orders.fromCart,
  /** The order has waited for its payment as long as it may. */
  isOverdue: sql`${orders.expiresAt} <= now()`.mapWith(Boolean),
  /** Long enough ago that whoever began it is not at it any more. */
  isLate: sql`${payments.createdAt} <= ${ago(timeouts.paymentLateMs)}`.mapWith(Boolean),
};

const selectPayments = (db: Queryable) =>
  db.select(paymentColumns).from(payments).innerJoin(orders, eq(orders.id, payments.orderId));

type NewPayment = Pick<PaymentRow, 'orderId' | 'gateway' | 'method' | 'amountMinor' | 'currency'>;

/** Stores payments that no gateway was asked for yet, one an order; answers them by the order's id. */
export async function insertPayments(
  tx: Transaction,
  rows: readonly {
    readonly payment: NewPayment;
    readonly order: Pick<Payment, 'userId' | 'key' | 'fromCart'>;
  }[],
): Promise<ReadonlyMap<string, Payment>> {
  if (rows.length === 0) return new Map();
  const orderOf = new Map(rows.map(({ payment, order }) => [payment.orderId, order]));
  const stored = await tx
    .insert(payments)
    .select(
      newRows(
        payments,
        rows.map(({ payment }) => ({ ...payment, id: uuidv7() })),
      ),
    )
    .returning();
  const toPayment = ({ id: paymentId, gatewayRef: ref, ...row }: PaymentRow): Payment => {
    const order = orderOf.get(row.orderId);
    if (!order) throw new Error('a payment was stored that nobody gave');
    return { ...row, ...order, paymentId, ref, isOverdue: false, isLate: false };
  };
  return new Map(stored.map((row) => [row.orderId, toPayment(row)]));
}

/** Keeps what a gateway said of a payment that has no outcome yet. */
export async function keepProgress(
  tx: Transaction,
  paymentId: string,
  progress: { readonly ref: string; readonly action: PaymentAction | null },
): Promise<void> {
  await tx
    .update(payments)
    .set({ gatewayRef: progress.ref, action: progress.action })
    .where(and(eq(payments.id, paymentId), eq(payments.status, 'created')));
}

export async function findPayment(db: Queryable, paymentId: string) {
  const [row] = await selectPayments(db).where(eq(payments.id, paymentId));
  return row;
}

/** The payment of an order; undefined while nobody pays it. */
export async function findPaymentOfOrder(db: Queryable, orderId: string): Promise<Payment | undefined> {
  const [row] = await selectPayments(db).where(eq(payments.orderId, orderId));
  return row;
}

/** The payment of the order that a call made. */
export async function findPaymentOfCall(
  db: Queryable,
  { userId, key }: { userId: string; key: string },
): Promise<Payment | undefined> {
  const [row] = await selectPayments(db).where(
    and(eq(orders.userId, userId), eq(orders.idempotencyKey, key)),
  );
  return row;
}

/** Moves a payment from one status to another; false if it does not have the first. The gateway's name for it stays. */
export async function movePayment(
  tx: Transaction,
  paymentId: string,
  from: PaymentRow['status'],
  to: PaymentRow['status'],
  ref: string | null = null,
): Promise<boolean> {
  return (await movePayments(tx, [{ paymentId, ref }], from, to)) === 1;
}

/** The same of several, whose orders the caller has locked; answers how many had the first status. */
export async function movePayments(
  tx: Transaction,
  moved: readonly { readonly paymentId: string; readonly ref: string | null }[],
  from: PaymentRow['status'],
  to: PaymentRow['status'],
): Promise<number> {
  const ids = uuids(moved.map(({ paymentId }) => paymentId));
  const refs = texts(moved.map(({ ref }) => ref));
  const changed = await tx
    .update(payments)
    .set({
      status: to,
      settledAt: sql`now()`,
      action: null,
      gatewayRef: sql`coalesce(${payments.gatewayRef}, m.ref)`,
    })
    .from(sql`unnest(${ids}, ${refs}) as m(id, ref)`)
    .where(and(sql`${payments.id} = m.id`, eq(payments.status, from)))
    .returning({ id: payments.id });
  return changed.length;
}

interface WaitingQuery {
  /** All that wait, or those whose answer is late. */
  readonly which: 'all' | 'late';
  /** The last payment of the page before. */
  readonly after: string | undefined;
  readonly limit: number;
}

/** Payments without an outcome, oldest first. */
export async function findWaitingPayments(
  db: Queryable,
  { which, after, limit }: WaitingQuery,
): Promise<Payment[]> {
  const late = or(lte(orders.expiresAt, sql`now()`), lte(payments.createdAt, ago(timeouts.paymentLateMs)));
  return selectPayments(db)
    .where(
      and(
        eq(payments.status, 'created'),
        which === 'late' ? late : undefined,
        after === undefined ? undefined : gt(payments.id, after),
      ),
    )
    .orderBy(asc(payments.id))
    .limit(limit);
}

type NewEvent = Required<Pick<typeof webhookEvents.$inferInsert, 'gateway' | 'eventId' | 'paymentId'>> & {
  readonly payload: object;
};

export interface EventRow {
  readonly id: number;
  readonly gateway: PaymentRow['gateway'];
  readonly payload: unknown;
  readonly processedAt: Date | null;
}

const eventColumns = {
  id: webhookEvents.id,
  gateway: webhookEvents.gateway,
  payload: webhookEvents.payload,
  processedAt: webhookEvents.processedAt,
};

/** Stores a gateway's message unless it is there already, and answers the stored one: what came first counts. */
export async function storeEvent(tx: Transaction, event: NewEvent): Promise<EventRow> {
  const [stored] = await tx.insert(webhookEvents).values(event).onConflictDoNothing().returning(eventColumns);
  if (stored) return stored;
  const [first] = await tx
    .select(eventColumns)
    .from(webhookEvents)
    .where(and(eq(webhookEvents.gateway, event.gateway), eq(webhookEvents.eventId, event.eventId)));
  if (!first) throw new Error('a webhook event was neither stored nor there');
  return first;
}

export async function markProcessed(tx: Transaction, id: number): Promise<void> {
  await tx
    .update(webhookEvents)
    .set({ processedAt: sql`now()` })
    .where(and(eq(webhookEvents.id, id), isNull(webhookEvents.processedAt)));
}

/** Messages that were stored a while ago but not acted on, though their payment is there; oldest first, after one of them. */
export async function findWaitingEvents(
  db: Queryable,
  after: number | undefined,
  limit: number,
): Promise<EventRow[]> {
  return db
    .select(eventColumns)
    .from(webhookEvents)
    .innerJoin(payments, eq(payments.id, webhookEvents.paymentId))
    .where(
      and(
        isNull(webhookEvents.processedAt),
        lte(webhookEvents.receivedAt, ago(timeouts.webhookLateMs)),
        after === undefined ? undefined : gt(webhookEvents.id, after),
      ),
    )
    .orderBy(asc(webhookEvents.id))
    .limit(limit);
}
