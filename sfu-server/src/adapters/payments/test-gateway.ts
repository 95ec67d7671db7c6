import type { Money } from '@stallcast/shared/domain';
import type { IncomingHttpHeaders } from 'node:http';
import type { Clock } from '../../platform/clock.ts';
import type { Logger } from '../../platform/logger.ts';
import { createWebhookDelivery } from './webhook-delivery.ts';
import { isSignedBy, signatureHeader } from './webhook-signature.ts';

interface TestGatewayOptions {
  /** Signs webhooks. */
  readonly secret: string;
  /** How long a `delayed` payment takes. */
  readonly delayMs: number;
  /** Address of our own webhook; null while the server does not listen yet. */
  readonly webhookUrl: () => string | null;
  readonly clock: Clock;
  readonly logger: Logger;
  /** The first pause before an unreceived webhook is sent again. */
  readonly firstPauseMs?: number;
}

interface Payment {
  readonly paymentId: string;
  readonly amount: Money;
  readonly method: string;
  readonly createdAt: Date;
}

type Outcome = 'succeeded' | 'failed' | 'pending';

export interface TestGateway {
  charge(payment: Payment): Promise<Outcome>;
  status(payment: Payment): Promise<Outcome | 'unknown'>;
  isAuthentic(message: { readonly headers: IncomingHttpHeaders; readonly rawBody: Buffer }): boolean;
  close(): Promise<void>;
}

/** How many charged payments are remembered; older ones are taken for charged. */
const mostRemembered = 100_000;

/**
 * A gateway that moves no money: the method names the outcome (`approve`, `decline`, `delayed`). What becomes of a
 * payment follows from its method and age alone, so the gateway still knows after a restart.
 */
export function createTestGateway(options: TestGatewayOptions): TestGateway {
  const { secret, delayMs, clock } = options;
  const delivery = createWebhookDelivery(options);
  const charged = new Set<string>();
  let rememberedSince = clock.now().getTime();

  const dueInMs = ({ createdAt }: Payment) =>
    Math.max(0, createdAt.getTime() + delayMs - clock.now().getTime());

  function outcomeOf(payment: Payment): Outcome {
    if (payment.method === 'approve') return 'succeeded';
    if (payment.method === 'delayed') return dueInMs(payment) > 0 ? 'pending' : 'succeeded';
    return 'failed';
  }

  function remember({ paymentId }: Payment): void {
    charged.add(paymentId);
    if (charged.size <= mostRemembered) return;
    charged.clear();
    rememberedSince = clock.now().getTime();
  }

  return {
    async charge(payment) {
      remember(payment);
      const outcome = outcomeOf(payment);
      if (outcome === 'pending') {
        const { paymentId } = payment;
        delivery.send({ eventId: `test-${paymentId}`, paymentId, outcome: 'succeeded' }, dueInMs(payment));
      }
      return outcome;
    },
    async status(payment) {
      const wouldRemember = payment.createdAt.getTime() > rememberedSince;
      return wouldRemember && !charged.has(payment.paymentId) ? 'unknown' : outcomeOf(payment);
    },
    isAuthentic: ({ headers, rawBody }) =>
      isSignedBy(secret, rawBody, headers[signatureHeader], clock.now().getTime()),
    close: () => delivery.close(),
  };
}
