import { orderAnswer } from './answers.ts';
import { keepAnswer } from './idempotency.repo.ts';
import { findOrder } from './orders.repo.ts';
import type { Payment } from './payments.repo.ts';
import type { ChargeResult, PaymentGateway, PaymentRequest } from './ports.ts';
import { type SettleDeps, settlePayment } from './settle-payment.ts';
import { withDeadline } from './with-deadline.ts';

export interface CollectDeps extends SettleDeps {
  readonly gateway: PaymentGateway;
}

/** What the gateway is told of a payment. */
export function toRequest({ paymentId, amountMinor, currency, method, createdAt }: Payment): PaymentRequest {
  return { paymentId, amount: { amountMinor, currency }, method, createdAt };
}

/**
 * Asks the gateway for the money of an order and settles what it says at once. Else the order stays pending, and the
 * buyer is told so. May be called again for the same payment: it is charged once.
 */
export async function collectPayment(deps: CollectDeps, payment: Payment): Promise<void> {
  const result = await charge(deps, payment);
  if (result === 'pending') await keepPendingAnswer(deps, payment);
  else await settlePayment(deps, payment.paymentId, result);
}

async function charge({ gateway, logger }: CollectDeps, payment: Payment): Promise<ChargeResult> {
  try {
    return await withDeadline(gateway.charge(toRequest(payment)));
  } catch (error) {
    // Whether it was charged is not known: the webhook or the sweep will tell.
    logger.warn(
      { err: error, paymentId: payment.paymentId },
      'a payment gateway did not answer; the order waits',
    );
    return 'pending';
  }
}

async function keepPendingAnswer({ uow }: CollectDeps, payment: Payment): Promise<void> {
  await uow.run(async ({ tx }) => {
    const order = await findOrder(tx, payment.orderId);
    if (!order) throw new Error(`payment ${payment.paymentId} has no order`);
    await keepAnswer(tx, payment, await orderAnswer(tx, order));
  });
}
