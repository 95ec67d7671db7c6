import type { OfferedGateway, PaymentAction } from '@stallcast/shared/contract';
import type { Money } from '@stallcast/shared/domain';
import type { IncomingHttpHeaders } from 'node:http';

// Stands below both the orders, which ask gateways, and the adapters, which are some.

/** What a gateway is told of a payment. */
export interface PaymentRequest {
  /** Also the idempotency key: however often a payment is asked for, it is charged once. */
  readonly paymentId: string;
  /** The gateway's own name for it; null as long as it gave none. */
  readonly ref: string | null;
  readonly amount: Money;
  readonly method: string;
  readonly createdAt: Date;
}

/** `pending`: the outcome comes later, by webhook or when asked. `action-needed`: it is the buyer's turn. */
export type PaymentAnswer =
  | { readonly state: 'succeeded' | 'failed' | 'pending'; readonly ref: string }
  | { readonly state: 'action-needed'; readonly ref: string; readonly action: PaymentAction };

export interface RefundRequest {
  /** Also the idempotency key: however often it is asked for, it is paid back once. */
  readonly refundId: string;
  readonly payment: PaymentRequest;
  readonly amount: Money;
}

export interface RefundAnswer {
  readonly state: 'succeeded' | 'pending' | 'failed';
  readonly ref: string | null;
}

/** What a gateway's message tells us; `none`: nothing that we act on. */
export type GatewayNews =
  | {
      readonly about: 'payment';
      readonly paymentId: string;
      readonly state: 'succeeded' | 'failed' | 'pending';
    }
  | {
      readonly about: 'refund';
      readonly paymentId: string;
      readonly refundId: string;
      readonly state: RefundAnswer['state'];
    }
  | { readonly about: 'none' };

export interface WebhookEnvelope {
  readonly headers: IncomingHttpHeaders;
  readonly rawBody: Buffer;
}

export type ReadWebhook =
  | { readonly ok: true; readonly eventId: string; readonly payload: object }
  | { readonly ok: false; readonly reason: 'bad-signature' };

/** Whoever moves the money. Calls reject when the gateway cannot be reached, and may hang: the caller keeps the time. */
export interface PaymentGateway {
  readonly name: 'test' | 'stripe';
  /** Asks for the money. */
  start(payment: PaymentRequest): Promise<PaymentAnswer>;
  /** What became of a payment; null if it was never asked for. */
  status(payment: PaymentRequest): Promise<PaymentAnswer | null>;
  /** Sees to it that the payment is not paid any more; answers `succeeded` if it was paid before. */
  cancel(payment: PaymentRequest): Promise<'cancelled' | 'succeeded'>;
  /** Pays back, or tells how far that is. */
  refund(refund: RefundRequest): Promise<RefundAnswer>;
  /** Whether a message is the gateway's own and fresh, and then what is to be kept of it. */
  readWebhook(envelope: WebhookEnvelope): ReadWebhook;
  /** What a kept message says. */
  readNews(payload: unknown): GatewayNews;
}

/** The gateways of this server. */
export interface Gateways {
  /** Also one that is not offered any more: its payments have to end. */
  find(name: string): PaymentGateway | undefined;
  /** What buyers may choose from. */
  readonly offered: readonly OfferedGateway[];
  /** The buyer's answer to a challenge of the test gateway; null where it knows of none. */
  answerChallenge(payment: PaymentRequest, answer: 'approve' | 'deny'): Promise<PaymentAnswer | null>;
}
