import { assertNever } from '../../platform/errors.ts';
import type { Logger } from '../../platform/logger.ts';
import type { UnitOfWork, Work } from '../../platform/unit-of-work.ts';
import { cancelledAnswer } from './answers.ts';
import { keepAnswer } from './idempotency.repo.ts';
import { findPayment, movePayment, type Payment } from './payments.repo.ts';
import type { SalesDeps } from './record-sales.ts';
import { cancelOrder, lockHoldings } from './release-order.ts';
import { settlePaid } from './settle-paid.ts';

/** `timed-out`: the order waited as long as it may. `left`: its buyer went away. */
export type Outcome = 'succeeded' | 'failed' | 'timed-out' | 'left';
/** `refund-due`: the money came for an order that was cancelled before. `no-payment`: there is none of that id. */
export type Settlement = 'paid' | 'cancelled' | 'refund-due' | 'unchanged' | 'no-payment';

export interface SettleDeps extends SalesDeps {
  readonly uow: UnitOfWork;
  readonly logger: Logger;
}

/** Ends a payment and its order in one transaction. Whatever comes twice or too late changes nothing more. */
export async function settlePayment(
  deps: SettleDeps,
  paymentId: string,
  outcome: Outcome,
  ref: string | null = null,
): Promise<Settlement> {
  const settlement = await deps.uow.run((work) => settleWithin(deps, work, paymentId, outcome, ref));
  reportSettlement(deps.logger, paymentId, settlement);
  return settlement;
}

/** The same in a transaction of the caller's, who reports the settlement after the commit. */
export async function settleWithin(
  deps: SalesDeps,
  work: Work,
  paymentId: string,
  outcome: Outcome,
  ref: string | null = null,
): Promise<Settlement> {
  const payment = await findPayment(work.tx, paymentId);
  if (!payment) return 'no-payment';
  switch (outcome) {
    case 'succeeded':
      return (await settlePaid(deps, work, [{ payment, ref }]))[0]?.settlement ?? 'unchanged';
    case 'failed':
      return cancel(work, payment, 'payment-declined', ref);
    case 'timed-out':
      return cancel(work, payment, 'payment-timeout', ref);
    case 'left':
      return cancel(work, payment, 'left', ref);
    default:
      return assertNever(outcome);
  }
}

/** Says aloud what somebody has to look at. */
export function reportSettlement(logger: Logger, paymentId: string, settlement: Settlement): void {
  if (settlement === 'refund-due')
    logger.error({ paymentId }, 'money came for a cancelled order: it is paid back');
}

async function cancel(
  work: Work,
  { paymentId, orderId, ...payment }: Payment,
  reason: 'payment-declined' | 'payment-timeout' | 'left',
  ref: string | null,
): Promise<Settlement> {
  const { tx } = work;
  const holdings = await lockHoldings(tx, orderId);
  if (!(await movePayment(tx, paymentId, 'created', 'failed', ref))) return 'unchanged';
  if (!(await cancelOrder(work, holdings, reason)))
    throw new Error(`order ${orderId} was not pending while its payment was`);
  await keepAnswer(tx, payment, cancelledAnswer(reason));
  return 'cancelled';
}
