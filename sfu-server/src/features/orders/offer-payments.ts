import type { PaymentChoice } from '@stallcast/shared/contract';
import { AppError } from '../../platform/errors.ts';
import type { Gateways } from '../../platform/payment-gateway.ts';

/** Throws `invalid-input` for a way to pay that this server does not offer. */
export function assertOffered({ offered }: Gateways, choice: PaymentChoice): void {
  if (offered.some(({ gateway }) => gateway === choice.gateway)) return;
  throw new AppError('invalid-input', {
    fields: [{ path: 'payment.gateway', message: 'is not offered here' }],
  });
}
