import { testWebhookBody } from '@stallcast/shared/contract';
import { assertNever } from '../../platform/errors.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Logger } from '../../platform/logger.ts';
import type { PaymentAnswer, PaymentGateway, PaymentRequest } from '../../platform/payment-gateway.ts';
import { isTestMethod, type TestMethod } from './test-methods.ts';
import type { TestJournal } from './test-journal.ts';
import { createWebhookDelivery } from './webhook-delivery.ts';
import { isSignedBy, signatureHeader } from './webhook-signature.ts';

interface TestGatewayOptions {
  /** Signs webhooks. */
  readonly secret: string;
  /** How long a payment takes that is not decided at once. */
  readonly delayMs: number;
  /** Address of our own webhook; null while the server does not listen yet. */
  readonly webhookUrl: () => string | null;
  readonly journal: TestJournal;
  readonly clock: Clock;
  readonly logger: Logger;
  /** The first pause before an unreceived webhook is sent again. */
  readonly firstPauseMs?: number;
}

export interface TestGateway extends PaymentGateway {
  /** The buyer's answer to a challenge; the first one counts. */
  answerChallenge(payment: PaymentRequest, answer: 'approve' | 'deny'): Promise<PaymentAnswer | null>;
  close(): Promise<void>;
}

/** A late webhook comes after so many times the usual delay: long after the payment is known to whoever asks. */
const lateTimes = 10;

/**
 * A gateway that moves no money: the method names what happens. What becomes of a payment follows from its method, its
 * age and what the journal remembers of it, so the gateway still knows after a restart.
 */
export function createTestGateway(options: TestGatewayOptions): TestGateway {
  const { secret, delayMs, clock, journal } = options;
  const delivery = createWebhookDelivery(options);
  const nowMs = () => clock.now().getTime();
  const note = (paymentId: string, kind: 'started' | 'approved' | 'denied' | 'cancelled') =>
    journal.write({ paymentId, kind, atMs: nowMs() });
  const refOf = ({ paymentId }: PaymentRequest) => `test_${paymentId}`;

  function answer(payment: PaymentRequest, method: TestMethod): PaymentAnswer | null {
    const known = journal.find(payment.paymentId);
    const ref = refOf(payment);
    if (known?.end === 'cancelled' || known?.end === 'denied') return { state: 'failed', ref };
    if (!known || known.startedAtMs === null) return null;
    switch (method) {
      case 'approve':
        return { state: 'succeeded', ref };
      case 'decline':
      case 'unreachable':
        return { state: 'failed', ref };
      case 'challenge':
        if (known.end === 'approved') return { state: 'succeeded', ref };
        return {
          state: 'action-needed',
          ref,
          action: { kind: 'test-challenge', challengeId: payment.paymentId },
        };
      case 'delayed':
      case 'webhook-late':
      case 'webhook-twice':
      case 'webhook-out-of-order':
      case 'webhook-never':
        return { state: known.startedAtMs + delayMs > nowMs() ? 'pending' : 'succeeded', ref };
      default:
        return assertNever(method);
    }
  }

  function sendWebhooks({ paymentId }: PaymentRequest, method: TestMethod): void {
    const succeeded = { eventId: `test-${paymentId}`, paymentId, outcome: 'succeeded' } as const;
    const isOff = () => journal.find(paymentId)?.end === 'cancelled';
    const send = (message: Parameters<typeof delivery.send>[0], inMs: number) =>
      delivery.send(message, inMs, isOff);
    switch (method) {
      case 'delayed':
        return send(succeeded, delayMs);
      case 'webhook-late':
        return send(succeeded, delayMs * lateTimes);
      case 'webhook-twice':
        send(succeeded, delayMs);
        return send(succeeded, delayMs);
      case 'webhook-out-of-order':
        send(succeeded, delayMs);
        // That it had begun is told when it is over.
        return send({ eventId: `test-${paymentId}-begun`, paymentId, outcome: 'pending' }, delayMs + 200);
      default:
    }
  }

  function methodOf(payment: PaymentRequest): TestMethod {
    if (isTestMethod(payment.method)) return payment.method;
    throw new Error(`the test gateway has no method ${payment.method}`);
  }

  return {
    name: 'test',
    async start(payment) {
      const method = methodOf(payment);
      if (method === 'unreachable') throw new Error('the test gateway cannot be reached, as was asked for');
      if (journal.find(payment.paymentId) === undefined) {
        await note(payment.paymentId, 'started');
        sendWebhooks(payment, method);
      }
      const answered = answer(payment, method);
      if (!answered) throw new Error('a payment that was just started is not known');
      return answered;
    },
    async status(payment) {
      return answer(payment, methodOf(payment));
    },
    async cancel(payment) {
      if (answer(payment, methodOf(payment))?.state === 'succeeded') return 'succeeded';
      await note(payment.paymentId, 'cancelled');
      return 'cancelled';
    },
    async refund({ refundId }) {
      return { state: 'succeeded', ref: `test_${refundId}` };
    },
    async answerChallenge(payment, said) {
      if (answer(payment, methodOf(payment))?.state === 'action-needed')
        await note(payment.paymentId, said === 'approve' ? 'approved' : 'denied');
      return answer(payment, methodOf(payment));
    },
    readWebhook({ headers, rawBody }) {
      if (!isSignedBy(secret, rawBody, headers[signatureHeader], nowMs()))
        return { ok: false, reason: 'bad-signature' };
      const payload = testWebhookBody.parse(JSON.parse(rawBody.toString('utf8')));
      return { ok: true, eventId: payload.eventId, payload };
    },
    readNews(payload) {
      const { paymentId, outcome } = testWebhookBody.parse(payload);
      return { about: 'payment', paymentId, state: outcome };
    },
    async close() {
      await delivery.close();
      await journal.close();
    },
  };
}
