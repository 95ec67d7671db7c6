import { z } from 'zod';

/** The built-in test gateway moves no money; its methods name what happens. */
export const testMethods = [
  'approve',
  'decline',
  /** The buyer is asked once more, as by 3-D Secure. */
  'challenge',
  /** Succeeds after a while, and tells so. */
  'delayed',
  /** The same, but the telling is late, comes twice, in the wrong order, or not at all. */
  'webhook-late',
  'webhook-twice',
  'webhook-out-of-order',
  'webhook-never',
  /** The gateway does not answer. */
  'unreachable',
] as const;

export const gatewayNames = ['test', 'stripe'] as const;

/** How to pay. With Stripe the buyer chooses in its own form. */
export const paymentChoice = z
  .strictObject({
    gateway: z.enum(gatewayNames),
    method: z.enum([...testMethods, 'automatic']),
  })
  .refine(({ gateway, method }) => (gateway === 'stripe') === (method === 'automatic'), {
    message: 'is no method of this gateway',
    path: ['method'],
  });
export type PaymentChoice = z.infer<typeof paymentChoice>;

/** What the buyer has to do before the money can move. */
export const paymentAction = z.discriminatedUnion('kind', [
  /** Answered by `payments.testChallenge`. */
  z.object({ kind: z.literal('test-challenge'), challengeId: z.uuid() }),
  /** For Stripe's Payment Element. */
  z.object({ kind: z.literal('stripe'), clientSecret: z.string(), publishableKey: z.string() }),
]);
export type PaymentAction = z.infer<typeof paymentAction>;
