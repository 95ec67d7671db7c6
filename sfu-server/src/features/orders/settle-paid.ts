import type { Order } from '@stallcast/shared/contract';
import type { Work } from '../../platform/unit-of-work.ts';
import { toAnswer } from './answers.ts';
import { keepAnswers, nameOfCall } from './idempotency.repo.ts';
import { findLines, markPaid } from './orders.repo.ts';
import { movePayment, movePayments, type Payment } from './payments.repo.ts';
import { readPaidOrders } from './read-orders.ts';
import { recordSales, type SalesDeps } from './record-sales.ts';
import { insertWholeRefund } from './refunds.repo.ts';
import { settleReservations } from './reservations.repo.ts';

/** A payment whose money has come, and the gateway's name for it. */
export interface Paid {
  readonly payment: Payment;
  readonly ref: string | null;
}

export interface SettledPayment {
  /** `refund-due`: the money came for an order that was cancelled before. */
  readonly settlement: 'paid' | 'refund-due' | 'unchanged';
  /** The answer of the call that waited for it; undefined where another one was kept before. */
  readonly order?: Order;
}

/**
 * Ends payments whose money has come, in the caller's transaction: their orders are paid, what they hold is theirs, and what
 * shows sold is counted. Answers what became of each, in the order given; each is given once.
 */
export async function settlePaid(
  deps: SalesDeps,
  work: Work,
  paid: readonly Paid[],
): Promise<SettledPayment[]> {
  const { tx } = work;
  const rows = await markPaid(
    tx,
    paid.map(({ payment }) => payment.orderId),
  );
  const first = paid.filter(({ payment }) => rows.has(payment.orderId));
  const orders = await completeOrders(deps, work, first, [...rows.values()]);
  const settled: SettledPayment[] = [];
  for (const each of paid) {
    const { orderId } = each.payment;
    const order = orders.get(orderId);
    if (rows.has(orderId)) settled.push({ settlement: 'paid', ...(order && { order }) });
    else settled.push({ settlement: await payBackLater(tx, each) });
  }
  return settled;
}

type Rows = Parameters<typeof readPaidOrders>[1];

/** Does what comes with orders that were just made paid; answers those whose calls wait for them, by id. */
async function completeOrders(
  deps: SalesDeps,
  work: Work,
  paid: readonly Paid[],
  rows: Rows,
): Promise<ReadonlyMap<string, Order>> {
  if (paid.length === 0) return new Map();
  const { tx } = work;
  const moved = await movePayments(
    tx,
    paid.map(({ payment: { paymentId }, ref }) => ({ paymentId, ref })),
    'created',
    'succeeded',
  );
  if (moved !== paid.length) throw new Error('a payment was not waiting while its order was');
  const lines = await findLines(
    tx,
    rows.map(({ id }) => id),
  );
  await settleReservations(
    tx,
    lines.map((line) => line.id),
    'claimed',
  );
  const payments = paid.map(({ payment }) => payment);
  const orders = await readPaidOrders(tx, rows, lines, payments);
  const calls = payments.map((payment) => ({ payment, order: required(orders.get(payment.orderId)) }));
  const kept = await keepAnswers(
    tx,
    calls.map(({ payment: { userId, key }, order }) => ({ userId, key, ...toAnswer(order) })),
  );
  await recordSales(deps, work, rows, lines);
  const waiting = calls.filter(({ payment }) => kept.has(nameOfCall(payment)));
  return new Map(waiting.map(({ order }) => [order.orderId, order]));
}

function required<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('an order that was paid was not read');
  return value;
}

/** The order was cancelled before: nothing is sold, the money goes back. */
async function payBackLater(tx: Work['tx'], { payment, ref }: Paid): Promise<SettledPayment['settlement']> {
  if (!(await movePayment(tx, payment.paymentId, 'failed', 'refund-due', ref))) return 'unchanged';
  await insertWholeRefund(tx, payment);
  return 'refund-due';
}
