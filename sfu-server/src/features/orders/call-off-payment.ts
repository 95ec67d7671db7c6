import type { CollectDeps } from './collect-payment.ts';
import { gatewayOf, toRequest } from './payment-request.ts';
import type { Payment } from './payments.repo.ts';
import { type Settlement, settlePayment } from './settle-payment.ts';
import { withDeadline } from './with-deadline.ts';

/**
 * Ends a payment that has no outcome: first at its gateway, so that nobody pays it later, then here, where what its order
 * holds is given back. What was paid in the meantime is an order. Rejects when the gateway does not answer: then all
 * stays as it is.
 */
export async function callOffPayment(
  deps: CollectDeps,
  payment: Payment,
  why: 'timed-out' | 'left',
): Promise<Settlement> {
  const end = await withDeadline(gatewayOf(deps.gateways, payment).cancel(toRequest(payment)));
  return settlePayment(deps, payment.paymentId, end === 'succeeded' ? 'succeeded' : why);
}
