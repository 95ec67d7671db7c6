import type { Clock } from '../../platform/clock.ts';
import type { Logger } from '../../platform/logger.ts';
import { signatureHeader, signWebhook } from './webhook-signature.ts';

interface WebhookMessage {
  readonly eventId: string;
  readonly paymentId: string;
  readonly outcome: 'succeeded' | 'failed' | 'pending';
}

interface DeliveryOptions {
  readonly secret: string;
  /** Where to send to; null while the server does not listen yet. */
  readonly webhookUrl: () => string | null;
  readonly clock: Clock;
  readonly logger: Logger;
  /** The first pause before another try; each following one is twice as long. */
  readonly firstPauseMs?: number;
}

export interface WebhookDelivery {
  /**
   * Sends a message after a delay, and again until it is received, a bounded number of times; not at all once `isOff`
   * says so.
   */
  send(message: WebhookMessage, delayMs: number, isOff?: () => boolean): void;
  close(): Promise<void>;
}

const mostTries = 10;
const mostPauseMs = 60_000;
const answerTimeoutMs = 5000;
/** More at once would only queue up in the server that has to receive them. */
const mostAtOnce = 8;

interface Delivery {
  readonly message: WebhookMessage;
  readonly isOff: () => boolean;
  tries: number;
  timer: NodeJS.Timeout | undefined;
}

/** Reports outcomes to our own webhook over HTTP, signed, as a gateway from outside would. */
export function createWebhookDelivery(options: DeliveryOptions): WebhookDelivery {
  const { secret, webhookUrl, clock, logger, firstPauseMs = 500 } = options;
  const deliveries = new Set<Delivery>();
  const due: Delivery[] = [];
  const underWay = new Set<Promise<void>>();
  const closing = new AbortController();

  function schedule(delivery: Delivery, delayMs: number): void {
    delivery.timer = setTimeout(() => {
      due.push(delivery);
      sendDue();
    }, delayMs);
    // A report that waits does not keep the process alive.
    delivery.timer.unref();
  }

  function sendDue(): void {
    while (underWay.size < mostAtOnce && !closing.signal.aborted) {
      const next = due.shift();
      if (!next) return;
      const run = attempt(next).finally(() => {
        underWay.delete(run);
        sendDue();
      });
      underWay.add(run);
    }
  }

  async function attempt(delivery: Delivery): Promise<void> {
    const { paymentId } = delivery.message;
    delivery.tries += 1;
    if (delivery.isOff() || (await isReceived(delivery.message))) {
      deliveries.delete(delivery);
    } else if (delivery.tries >= mostTries) {
      deliveries.delete(delivery);
      logger.warn(
        { paymentId, tries: delivery.tries },
        'a payment webhook was not received; its outcome can still be asked for',
      );
    } else if (!closing.signal.aborted) {
      schedule(delivery, Math.min(mostPauseMs, firstPauseMs * 2 ** (delivery.tries - 1)));
    }
  }

  async function isReceived(message: WebhookMessage): Promise<boolean> {
    const url = webhookUrl();
    if (url === null) return false;
    const body = JSON.stringify(message);
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          [signatureHeader]: signWebhook(secret, body, clock.now().getTime()),
        },
        body,
        redirect: 'error',
        signal: AbortSignal.any([closing.signal, AbortSignal.timeout(answerTimeoutMs)]),
      });
      await response.body?.cancel();
      return response.ok;
    } catch (error) {
      logger.debug({ err: error, paymentId: message.paymentId }, 'a payment webhook found no receiver');
      return false;
    }
  }

  return {
    send(message, delayMs, isOff = () => false) {
      if (closing.signal.aborted) return;
      const delivery: Delivery = { message, isOff, tries: 0, timer: undefined };
      deliveries.add(delivery);
      schedule(delivery, delayMs);
    },
    async close() {
      closing.abort();
      for (const { timer } of deliveries) clearTimeout(timer);
      deliveries.clear();
      due.length = 0;
      await Promise.allSettled(underWay);
    },
  };
}
