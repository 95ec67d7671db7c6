import Stripe from 'stripe';

/** Keys of no account of Stripe's; nothing listens where its API should be. */
export const stripeKeys = {
  STRIPE_SECRET_KEY: 'sk_test_of_no_account',
  STRIPE_PUBLISHABLE_KEY: 'pk_test_of_no_account',
  STRIPE_WEBHOOK_SECRET: 'whsec_of_no_account',
  STRIPE_API_URL: 'http://127.0.0.1:9',
} as const;

/** The signature that Stripe would send along, made by its own library. */
export function signAsStripe(payload: string, faults: { secret?: string; atSeconds?: number } = {}): string {
  const { secret = stripeKeys.STRIPE_WEBHOOK_SECRET, atSeconds = Math.floor(Date.now() / 1000) } = faults;
  return Stripe.webhooks.generateTestHeaderString({ payload, secret, timestamp: atSeconds });
}
