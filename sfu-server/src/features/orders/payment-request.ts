import type { Gateways, PaymentGateway, PaymentRequest } from '../../platform/payment-gateway.ts';
import type { Payment } from './payments.repo.ts';

/** What the gateway is told of a payment. */
export function toRequest({
  paymentId,
  ref,
  amountMinor,
  currency,
  method,
  createdAt,
}: Payment): PaymentRequest {
  return { paymentId, ref, amount: { amountMinor, currency }, method, createdAt };
}

/** The gateway a payment was begun at. Throws if this server does not know it any more. */
export function gatewayOf(gateways: Gateways, { gateway, paymentId }: Payment): PaymentGateway {
  const found = gateways.find(gateway);
  if (!found) throw new Error(`payment ${paymentId} is at ${gateway}, which is not set up here`);
  return found;
}
