import type { Order } from '@stallcast/shared/contract';
import type { Gateways, PaymentAnswer } from '../../platform/payment-gateway.ts';
import type { SingleWriter } from '../../platform/single-writer.ts';
import { orderAnswer } from './answers.ts';
import { keepAnswer } from './idempotency.repo.ts';
import { findOrder } from './orders.repo.ts';
import { gatewayOf, toRequest } from './payment-request.ts';
import { keepProgress, type Payment } from './payments.repo.ts';
import { reportSettlement, type SettleDeps, settlePayment } from './settle-payment.ts';
import type { Paid, SettledPayment } from './settle-paid.ts';
import { withDeadline } from './with-deadline.ts';

export interface CollectDeps extends SettleDeps {
  readonly gateways: Gateways;
  /** Payments that succeeded at the same time, settled together. */
  readonly settlements: SingleWriter<Paid, SettledPayment>;
}

/**
 * Asks the gateway for the money of an order and settles what it says at once. Else the order stays pending, and the
 * buyer is told so, and what there is to do. May be called again for the same payment: it is charged once. Answers the
 * order where this call has paid it.
 * @param line of whose payments this is settled together with
 */
export async function collectPayment(
  deps: CollectDeps,
  payment: Payment,
  line: string = payment.orderId,
): Promise<Order | undefined> {
  const answer = await start(deps, payment);
  switch (answer?.state) {
    case 'succeeded': {
      const { settlement, order } = await deps.settlements.join(line, { payment, ref: answer.ref });
      reportSettlement(deps.logger, payment.paymentId, settlement);
      return order;
    }
    case 'failed':
      await settlePayment(deps, payment.paymentId, 'failed', answer.ref);
      return undefined;
    default:
      await keepPendingAnswer(deps, payment, answer);
      return undefined;
  }
}

/** Null: whether it was charged is not known; the webhook or the reconciler will tell. */
async function start({ gateways, logger }: CollectDeps, payment: Payment): Promise<PaymentAnswer | null> {
  // There is nothing to move, and no gateway takes that.
  if (payment.amountMinor === 0) return { state: 'succeeded', ref: payment.paymentId };
  try {
    return await withDeadline(gatewayOf(gateways, payment).start(toRequest(payment)));
  } catch (error) {
    logger.warn(
      { err: error, paymentId: payment.paymentId },
      'a payment gateway did not answer; the order waits',
    );
    return null;
  }
}

async function keepPendingAnswer(
  { uow }: CollectDeps,
  payment: Payment,
  answer: PaymentAnswer | null,
): Promise<void> {
  await uow.run(async ({ tx }) => {
    const action = answer?.state === 'action-needed' ? answer.action : null;
    if (answer) await keepProgress(tx, payment.paymentId, { ref: answer.ref, action });
    const order = await findOrder(tx, payment.orderId);
    if (!order) throw new Error(`payment ${payment.paymentId} has no order`);
    await keepAnswer(tx, payment, await orderAnswer(tx, order));
  });
}
