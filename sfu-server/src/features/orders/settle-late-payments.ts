import { assertNever } from '../../platform/errors.ts';
import type { CallsInFlight } from './calls-in-flight.ts';
import { callOffPayment } from './call-off-payment.ts';
import type { CollectDeps } from './collect-payment.ts';
import { gatewayOf, toRequest } from './payment-request.ts';
import { findWaitingPayments, keepProgress, type Payment } from './payments.repo.ts';
import { settlePayment } from './settle-payment.ts';
import { withDeadline } from './with-deadline.ts';

export interface SettleLateDeps extends CollectDeps {
  readonly calls: CallsInFlight;
}

/** What became of the payments that had no outcome. */
export interface LateResult {
  readonly paid: number;
  readonly cancelled: number;
  readonly waiting: number;
}

const pageSize = 100;

/**
 * Finishes what nobody else did: asks the gateways about payments without an outcome, and calls off those whose order's time is over. One payment's trouble does not stop the others.
 */
export async function settleLatePayments(deps: SettleLateDeps, which: 'all' | 'late'): Promise<LateResult> {
  const count = { paid: 0, cancelled: 0, waiting: 0 };
  for (let after: string | undefined; ; ) {
    const page = await deps.uow.read((db) => findWaitingPayments(db, { which, after, limit: pageSize }));
    for (const payment of page) count[await settleLate(deps, payment)] += 1;
    after = page.at(-1)?.paymentId;
    if (page.length < pageSize) return count;
  }
}

async function settleLate(deps: SettleLateDeps, payment: Payment): Promise<keyof LateResult> {
  // Who placed the order is still at it.
  if (deps.calls.has(payment)) return 'waiting';
  try {
    return await askAndSettle(deps, payment);
  } catch (error) {
    // Better a held item than money taken for a cancelled order: it is asked for again.
    deps.logger.warn(
      { err: error, paymentId: payment.paymentId },
      'a pending payment could not be settled yet',
    );
    return 'waiting';
  }
}

async function askAndSettle(deps: SettleLateDeps, payment: Payment): Promise<keyof LateResult> {
  const answer = await withDeadline(gatewayOf(deps.gateways, payment).status(toRequest(payment)));
  switch (answer?.state) {
    case 'succeeded':
    case 'failed':
      return toResult(await settlePayment(deps, payment.paymentId, answer.state, answer.ref));
    case undefined:
      // It was never asked for, and whoever wanted to is gone.
      if (payment.isLate || payment.isOverdue)
        return toResult(await callOffPayment(deps, payment, 'timed-out'));
      return 'waiting';
    case 'pending':
    case 'action-needed': {
      if (payment.isOverdue) return toResult(await callOffPayment(deps, payment, 'timed-out'));
      const { ref } = answer;
      const action = answer.state === 'action-needed' ? answer.action : null;
      await deps.uow.run(({ tx }) => keepProgress(tx, payment.paymentId, { ref, action }));
      return 'waiting';
    }
    default:
      return assertNever(answer);
  }
}

function toResult(settlement: Awaited<ReturnType<typeof settlePayment>>): keyof LateResult {
  return settlement === 'paid' || settlement === 'cancelled' ? settlement : 'waiting';
}
