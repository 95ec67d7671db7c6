import type { CallsInFlight } from './calls-in-flight.ts';
import { type CollectDeps, toRequest } from './collect-payment.ts';
import { findWaitingEvents, findWaitingPayments, type Payment } from './payments.repo.ts';
import { actOnEvent } from './receive-webhook.ts';
import { settlePayment } from './settle-payment.ts';
import { withDeadline } from './with-deadline.ts';

export interface SweepDeps extends CollectDeps {
  readonly calls: CallsInFlight;
}

/** What a sweep did: payments that were paid, orders that were cancelled, payments that still wait. */
export interface SweepResult {
  readonly paid: number;
  readonly cancelled: number;
  readonly waiting: number;
}

const pageSize = 100;

/**
 * Finishes what nobody else did: acts on stored messages that were left behind, asks the gateway about payments
 * without an outcome, and cancels orders whose time is over. One payment's trouble does not stop the others.
 */
export async function sweepPending(deps: SweepDeps, which: 'all' | 'late'): Promise<SweepResult> {
  await sweepEvents(deps);
  const count = { paid: 0, cancelled: 0, waiting: 0 };
  for (let after: string | undefined; ; ) {
    const page = await deps.uow.read((db) => findWaitingPayments(db, { which, after, limit: pageSize }));
    for (const payment of page) count[await sweepPayment(deps, payment)] += 1;
    after = page.at(-1)?.paymentId;
    if (page.length < pageSize) return count;
  }
}

async function sweepEvents(deps: SweepDeps): Promise<void> {
  for (const event of await deps.uow.read((db) => findWaitingEvents(db, pageSize))) {
    try {
      await actOnEvent(deps, event);
    } catch (error) {
      deps.logger.error({ err: error, webhookEvent: event.id }, 'a stored webhook could not be acted on');
    }
  }
}

async function sweepPayment(deps: SweepDeps, payment: Payment): Promise<keyof SweepResult> {
  // Who placed the order is still at it.
  if (deps.calls.has(payment)) return 'waiting';
  try {
    const status = await withDeadline(deps.gateway.status(toRequest(payment)));
    const isKnown = status === 'succeeded' || status === 'failed';
    if (!isKnown && !payment.isOverdue) return 'waiting';
    const settlement = await settlePayment(deps, payment.paymentId, isKnown ? status : 'timed-out');
    return settlement === 'paid' || settlement === 'cancelled' ? settlement : 'waiting';
  } catch (error) {
    // Better a held item than money taken for a cancelled order: the next sweep asks again.
    deps.logger.warn(
      { err: error, paymentId: payment.paymentId },
      'a pending payment could not be settled yet',
    );
    return 'waiting';
  }
}
