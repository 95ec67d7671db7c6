import { join } from 'node:path';
import { type OfferedGateway, testMethods } from '@stallcast/shared/contract';
import type { Config } from '../../config.ts';
import type { Clock } from '../../platform/clock.ts';
import { createClosers } from '../../platform/closers.ts';
import { deriveSecret } from '../../platform/derived-secret.ts';
import type { Logger } from '../../platform/logger.ts';
import type { Gateways, PaymentGateway } from '../../platform/payment-gateway.ts';
import { timeouts } from '../../platform/timeouts.ts';
import { createStripeGateway } from './stripe-gateway.ts';
import { createTestGateway } from './test-gateway.ts';
import { openTestJournal } from './test-journal.ts';

interface GatewaysOptions {
  readonly config: Config;
  readonly secret: string;
  /** Where this server is reached from itself; null while it does not listen yet. */
  readonly ownUrl: () => string | null;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Every gateway that the settings name. The test gateway is there always, for its payments to end, but not always offered. */
export async function createGateways(
  options: GatewaysOptions,
): Promise<Gateways & { close(): Promise<void> }> {
  const { config, clock, logger, ownUrl } = options;
  const closers = createClosers(logger);
  const test = closers.add(
    createTestGateway({
      ...{ clock, logger },
      secret: deriveSecret(options.secret, 'test payments'),
      delayMs: config.testPaymentDelayMs,
      journal: await openTestJournal(join(config.dataDir, 'test-payments.jsonl'), clock.now().getTime()),
      webhookUrl: () => ownUrl()?.concat('/api/payments/webhooks/test') ?? null,
    }),
  );
  const { stripe } = config;
  const gateways = new Map<string, PaymentGateway>([['test', test]]);
  const offered: OfferedGateway[] = config.testPayments
    ? [{ gateway: 'test', methods: [...testMethods] }]
    : [];
  if (stripe !== null) {
    gateways.set('stripe', createStripeGateway({ ...stripe, timeoutMs: timeouts.paymentGatewayMs }));
    offered.push({ gateway: 'stripe', publishableKey: stripe.publishableKey });
  }
  return {
    find: (name) => gateways.get(name),
    offered,
    answerChallenge: test.answerChallenge,
    close: () => closers.close(),
  };
}
