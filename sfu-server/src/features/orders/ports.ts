import type { CurrencyCode, Money } from '@stallcast/shared/domain';
import type { IncomingHttpHeaders } from 'node:http';
import type { Transaction } from '../../platform/db.ts';

/** Figures that this feature moves. */
interface SaleChange {
  readonly cartAdds?: number;
  readonly orders?: number;
  readonly units?: number;
  readonly revenueMinor?: number;
  readonly currency?: CurrencyCode;
}

type RecordedSale =
  | { readonly ok: true; readonly seq: number }
  | { readonly ok: false; readonly reason: 'not-found' | 'not-live' };

/** Moves a show's figures and numbers the fact, in the caller's transaction; the last lock to take. */
export type RecordSale = (
  tx: Transaction,
  streamId: string,
  change: SaleChange,
  options: { readonly mustBeLive: boolean },
) => Promise<RecordedSale>;

/** What a gateway is told of a payment. */
export interface PaymentRequest {
  /** Also the idempotency key: however often a payment is asked for, it is charged once. */
  readonly paymentId: string;
  readonly amount: Money;
  readonly method: string;
  readonly createdAt: Date;
}

export type ChargeResult = 'succeeded' | 'failed' | 'pending';

/** Whoever moves the money. Both calls reject when the gateway cannot be reached, and may hang: the caller keeps the time. */
export interface PaymentGateway {
  /** Asks for the money. `pending`: the outcome comes later, by webhook. */
  charge(payment: PaymentRequest): Promise<ChargeResult>;
  /** What became of a payment; `unknown` if it was never asked for. */
  status(payment: PaymentRequest): Promise<ChargeResult | 'unknown'>;
  /** Whether a webhook is the gateway's own and fresh. */
  isAuthentic(message: { readonly headers: IncomingHttpHeaders; readonly rawBody: Buffer }): boolean;
}
