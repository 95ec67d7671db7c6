import { z } from 'zod';
import { defineRoute } from './define.ts';
import { order } from './orders.ts';
import { testMethods } from './payment-choice.ts';

/** What the test gateway reports. */
export const testWebhookBody = z.strictObject({
  eventId: z.string().regex(/^[\x21-\x7e]{1,200}$/),
  paymentId: z.uuid(),
  outcome: z.enum(['succeeded', 'failed', 'pending']),
});

/** A way to pay that this server offers. */
const offeredGateway = z.discriminatedUnion('gateway', [
  z.object({ gateway: z.literal('test'), methods: z.array(z.enum(testMethods)) }),
  z.object({ gateway: z.literal('stripe'), publishableKey: z.string() }),
]);
export type OfferedGateway = z.infer<typeof offeredGateway>;

/** As Stripe writes its ids and types; a NUL, say, could not be stored. */
const eventWord = z
  .string()
  .max(255)
  .regex(/^[\w.-]+$/);

export const paymentRoutes = {
  'payments.methods': defineRoute({
    method: 'GET',
    path: '/api/payments/methods',
    access: 'public',
    limit: 'read',
    summary: 'What can be paid with here.',
    output: z.object({ gateways: z.array(offeredGateway) }),
  }),
  'payments.testChallenge': defineRoute({
    method: 'POST',
    path: '/api/payments/test-challenges/:challengeId',
    access: 'user',
    limit: 'order',
    summary:
      'Approve or deny a payment of mine that the test gateway asks about once more. The first answer counts.',
    params: z.strictObject({ challengeId: z.uuid() }),
    body: z.strictObject({ answer: z.enum(['approve', 'deny']) }),
    output: z.object({ order }),
    errors: ['not-found'],
  }),
  'payments.testWebhook': defineRoute({
    method: 'POST',
    path: '/api/payments/webhooks/test',
    access: 'signed',
    limit: 'webhook',
    summary: 'Where the test gateway reports what became of a payment. Signed; an event counts once.',
    body: testWebhookBody,
    output: z.object({ received: z.literal(true) }),
    errors: ['bad-signature'],
  }),
  'payments.stripeWebhook': defineRoute({
    method: 'POST',
    path: '/api/payments/webhooks/stripe',
    access: 'signed',
    limit: 'webhook',
    summary:
      'Where Stripe reports what became of payments and refunds. Signed by Stripe; an event counts once.',
    // An event is whatever Stripe says it is; the signature over its bytes is what we believe.
    body: z.looseObject({ id: eventWord, type: eventWord }),
    output: z.object({ received: z.literal(true) }),
    errors: ['bad-signature', 'not-found'],
  }),
};
