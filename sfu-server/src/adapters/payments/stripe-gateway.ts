import Stripe from 'stripe';
import type {
  GatewayNews,
  PaymentAnswer,
  PaymentGateway,
  PaymentRequest,
  RefundAnswer,
} from '../../platform/payment-gateway.ts';
import { essenceOf, readStripeNews } from './stripe-news.ts';

interface StripeGatewayOptions {
  readonly secretKey: string;
  /** Tells Stripe's form in the buyer's browser whose payment it is; no secret. */
  readonly publishableKey: string;
  /** Of the webhook endpoint. */
  readonly webhookSecret: string;
  /** Where Stripe's API is. */
  readonly apiUrl: string;
  /** How long one request may take, in ms. */
  readonly timeoutMs: number;
}

/**
 * Stripe's PaymentIntents: the buyer pays in Stripe's own form, the outcome comes by webhook or when asked.
 * API: https://docs.stripe.com/api/payment_intents
 */
export function createStripeGateway(options: StripeGatewayOptions): PaymentGateway {
  const { publishableKey, webhookSecret, timeoutMs } = options;
  const stripe = new Stripe(options.secretKey, {
    ...placeOf(options.apiUrl),
    timeout: timeoutMs,
    maxNetworkRetries: 1,
    telemetry: false,
    appInfo: { name: 'Stallcast' },
  });

  const toAnswer = (intent: Stripe.PaymentIntent) => answerOf(intent, publishableKey);

  return {
    name: 'stripe',
    async start({ paymentId, amount }) {
      const intent = await stripe.paymentIntents.create(
        {
          amount: amount.amountMinor,
          currency: amount.currency.toLowerCase(),
          automatic_payment_methods: { enabled: true },
          metadata: { paymentId },
        },
        { idempotencyKey: paymentId },
      );
      return toAnswer(intent);
    },
    async status({ ref }) {
      // Without a name of Stripe's nobody was ever given the secret that it takes to pay.
      return ref === null ? null : toAnswer(await stripe.paymentIntents.retrieve(ref));
    },
    async cancel({ ref }) {
      if (ref === null) return 'cancelled';
      const { status } = await stripe.paymentIntents.retrieve(ref);
      if (status === 'succeeded') return 'succeeded';
      if (status !== 'canceled') await stripe.paymentIntents.cancel(ref);
      return 'cancelled';
    },
    async refund({ refundId, payment, amount }) {
      const paymentIntent = requiredRef(payment);
      // The same idempotency key would answer as the first time, however far the refund is by now.
      const { data } = await stripe.refunds.list({ payment_intent: paymentIntent, limit: 100 });
      const known = data.find(({ metadata }) => metadata?.['refundId'] === refundId);
      return refundAnswer(
        known ??
          (await stripe.refunds.create(
            {
              payment_intent: paymentIntent,
              amount: amount.amountMinor,
              metadata: { refundId, paymentId: payment.paymentId },
            },
            { idempotencyKey: refundId },
          )),
      );
    },
    readWebhook({ headers, rawBody }) {
      const signature = headers['stripe-signature'];
      if (typeof signature !== 'string') return { ok: false, reason: 'bad-signature' };
      try {
        const event = stripe.webhooks.constructEvent(rawBody, signature, webhookSecret);
        return { ok: true, eventId: event.id, payload: essenceOf(event) };
      } catch {
        // The library has several ways to refuse what is no signature at all.
        return { ok: false, reason: 'bad-signature' };
      }
    },
    readNews: (payload): GatewayNews => readStripeNews(payload),
  };
}

function placeOf(apiUrl: string): Pick<Stripe.StripeConfig, 'host' | 'port' | 'protocol'> {
  const { hostname: host, port, protocol } = new URL(apiUrl);
  const isHttps = protocol === 'https:';
  return {
    host,
    port: port === '' ? (isHttps ? 443 : 80) : Number(port),
    protocol: isHttps ? 'https' : 'http',
  };
}

function answerOf(intent: Stripe.PaymentIntent, publishableKey: string): PaymentAnswer {
  const { id: ref, status, client_secret: clientSecret } = intent;
  switch (status) {
    case 'succeeded':
      return { state: 'succeeded', ref };
    case 'canceled':
      return { state: 'failed', ref };
    case 'requires_payment_method':
    case 'requires_confirmation':
    case 'requires_action':
      // Also after a card was declined: the buyer may try another one as long as the order waits.
      if (clientSecret === null) throw new Error(`Stripe's payment ${ref} has no client secret`);
      return { state: 'action-needed', ref, action: { kind: 'stripe', clientSecret, publishableKey } };
    default:
      return { state: 'pending', ref };
  }
}

function refundAnswer({ id: ref, status }: Stripe.Refund): RefundAnswer {
  if (status === 'succeeded') return { state: 'succeeded', ref };
  return { state: status === 'failed' || status === 'canceled' ? 'failed' : 'pending', ref };
}

function requiredRef({ paymentId, ref }: PaymentRequest): string {
  if (ref === null) throw new Error(`payment ${paymentId} was never known to Stripe`);
  return ref;
}
