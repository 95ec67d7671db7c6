import type Stripe from 'stripe';
import { z } from 'zod';
import type { GatewayNews } from '../../platform/payment-gateway.ts';

/** What we read of an event; the rest is Stripe's own. https://docs.stripe.com/api/events/types */
const event = z.object({
  id: z.string(),
  type: z.string(),
  created: z.number().nullish(),
  data: z.object({
    object: z.object({
      id: z.string().nullish(),
      object: z.string().nullish(),
      amount: z.number().nullish(),
      currency: z.string().nullish(),
      status: z.string().nullish(),
      metadata: z.record(z.string(), z.string()).nullish(),
    }),
  }),
});

/** What is kept of an event: no client secrets, no addresses or cards of buyers. */
export function essenceOf(whole: Stripe.Event): object {
  const { id, type } = whole;
  return event.safeParse(whole).data ?? { id, type };
}

/** Ids that we gave ourselves; whatever else stands there is somebody else's. */
const ownId = z.uuid();

const paymentStates = {
  'payment_intent.succeeded': 'succeeded',
  'payment_intent.canceled': 'failed',
  'payment_intent.processing': 'pending',
} as const;

const refundEvents = new Set(['refund.created', 'refund.updated', 'refund.failed', 'charge.refund.updated']);

/** What an event says about a payment or a refund of ours. A declined card is no outcome: the buyer may try another. */
export function readStripeNews(payload: unknown): GatewayNews {
  const read = event.safeParse(payload).data;
  if (read === undefined) return { about: 'none' };
  const { metadata, status } = read.data.object;
  const paymentId = ownId.safeParse(metadata?.['paymentId']).data;
  const refundId = ownId.safeParse(metadata?.['refundId']).data;
  if (paymentId === undefined) return { about: 'none' };
  if (isPaymentEvent(read.type)) return { about: 'payment', paymentId, state: paymentStates[read.type] };
  if (refundEvents.has(read.type) && refundId !== undefined)
    return { about: 'refund', paymentId, refundId, state: refundState(status) };
  return { about: 'none' };
}

function isPaymentEvent(type: string): type is keyof typeof paymentStates {
  return Object.hasOwn(paymentStates, type);
}

function refundState(status: string | null | undefined) {
  if (status === 'succeeded') return 'succeeded';
  return status === 'failed' || status === 'canceled' ? 'failed' : 'pending';
}
