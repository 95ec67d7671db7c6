import { type RouteInput, type Routes, type Sale, saleSchema } from '@stallcast/shared/contract';
import type { Seller } from '../../platform/actor.ts';
import { AppError } from '../../platform/errors.ts';
import type { Work } from '../../platform/unit-of-work.ts';
import { hashBody } from './body-hash.ts';
import type { CallsInFlight } from './calls-in-flight.ts';
import { carryOutRefund } from './carry-out-refunds.ts';
import type { CollectDeps } from './collect-payment.ts';
import { type Call, claimKey, findCall, keepAnswer } from './idempotency.repo.ts';
import { readSale } from './list-sales.ts';
import { findLines, type LineRow, lockOrder, showsOf } from './orders.repo.ts';
import { findPaymentOfOrder } from './payments.repo.ts';
import { findRefundsOf, insertRefunds } from './refunds.repo.ts';
import { refundableOf } from './sales.views.ts';

interface RefundCall {
  readonly key: string;
  readonly orderId: string;
  readonly body: RouteInput<Routes['sales.refund']>['body'];
}

type RefundDeps = CollectDeps & { readonly calls: CallsInFlight };

/**
 * Pays lines of a seller's back, or all that are left: noted first, then the gateway is asked, now and until it has done
 * so. The same call again gets the same answer. Throws `not-found`, `order-not-open`, `idempotency-in-progress`,
 * `idempotency-key-reused`.
 */
export async function refundSale(deps: RefundDeps, call: RefundCall, seller: Seller): Promise<Sale> {
  const { orderId, body } = call;
  const route = 'sales.refund';
  const known = { userId: seller.userId, key: call.key, route, bodyHash: hashBody({ orderId, ...body }) };
  return deps.calls.alone(known, async () => {
    const begun = await deps.uow.run((work) => begin(work, known, call, seller));
    if ('answer' in begun) return begun.answer;
    for (const refundId of begun.refundIds) await carryOutRefund(deps, refundId);
    return deps.uow.run(async ({ tx }) => {
      const sale = await readSale(tx, orderId, seller.vendorId);
      await keepAnswer(tx, known, { status: 200, response: sale });
      return sale;
    });
  });
}

type Begun = { readonly answer: Sale } | { readonly refundIds: readonly string[] };

async function begin(work: Work, known: Call, call: RefundCall, { vendorId }: Seller): Promise<Begun> {
  if (await claimKey(work.tx, known)) return { refundIds: await request(work, call, vendorId) };
  const row = await findCall(work.tx, known);
  if (row?.bodyHash !== known.bodyHash || row.route !== known.route)
    throw new AppError('idempotency-key-reused');
  // Without an answer the process ended in between; what was noted is carried out whoever asks.
  return row.status === null ? { refundIds: [] } : { answer: saleSchema.parse(row.response) };
}

async function request({ tx, emit }: Work, { orderId, body }: RefundCall, vendorId: string) {
  const order = await lockOrder(tx, orderId);
  const all = await findLines(tx, [orderId]);
  const own = all.filter((line) => line.vendorId === vendorId);
  const wanted = new Set<string>(body.orderLineIds ?? own.map((line) => line.id));
  if (!order || own.length === 0 || own.filter(({ id }) => wanted.has(id)).length < wanted.size)
    throw new AppError('not-found');
  if (order.status === 'pending' || order.status === 'cancelled') throw new AppError('order-not-open');
  const payment = await findPaymentOfOrder(tx, orderId);
  if (!payment) throw new Error(`order ${orderId} is paid without a payment`);
  const begun = (await findRefundsOf(tx, [orderId])).filter(({ status }) => status !== 'failed');
  const isOpen = ({ id }: LineRow) => !begun.some(({ orderLineId }) => orderLineId === id);
  const amounts = amountsOf(
    all.filter(isOpen),
    wanted,
    order.totalMinor - begun.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
  );
  emit({ type: 'order-changed', orderId, streamIds: showsOf(own) });
  const { paymentId, currency } = payment;
  const reason = 'seller' as const;
  return insertRefunds(
    tx,
    amounts.map(([orderLineId, amountMinor]) => ({
      ...{ paymentId, orderLineId, amountMinor, currency, reason, restock: body.restock },
    })),
  );
}

/** What goes back for each line that is wanted. The order's last line takes whatever is left of the payment: its tax, too. */
function amountsOf(open: readonly LineRow[], wanted: ReadonlySet<string>, leftMinor: number) {
  const chosen = open.filter(({ id }) => wanted.has(id));
  const isRest = chosen.length === open.length;
  let left = leftMinor;
  return chosen.map((line, index): [string, number] => {
    const amountMinor = isRest && index === chosen.length - 1 ? left : Math.min(left, refundableOf(line));
    left -= amountMinor;
    return [line.id, amountMinor];
  });
}
