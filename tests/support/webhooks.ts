import { randomUUID } from 'node:crypto';
import { signatureHeader, signWebhook } from '@stallcast/sfu-server/webhook-signature';
import type { Sql } from 'postgres';

/** What the test gateway tells the server. */
interface WebhookMessage {
  readonly eventId: string;
  readonly paymentId: string;
  readonly outcome: string;
}

interface Forgery {
  readonly secret?: string;
  readonly signedAtMs?: number;
  /** Signed instead of what is sent. */
  readonly signedBody?: object;
  /** Sent instead of a signature; null for none at all. */
  readonly signature?: string | null;
}

export interface Webhooks {
  /** Sends a message as the gateway would, or with a fault; answers the HTTP status. */
  send(message: WebhookMessage, forgery?: Forgery): Promise<number>;
  /** Reports what became of an order's payment, in a message of its own. */
  report(orderId: string, outcome: 'succeeded' | 'failed'): Promise<number>;
  paymentOf(orderId: string): Promise<string>;
}

/** The gateway's side of the wire; `origin` is asked for each time, since a server may be started again. */
export function createWebhooks(options: { origin: () => string; secret: string; sql: Sql }): Webhooks {
  const { origin, secret: own, sql } = options;

  async function send(message: WebhookMessage, forgery: Forgery = {}): Promise<number> {
    const { secret = own, signedAtMs = Date.now(), signedBody = message } = forgery;
    const { signature = signWebhook(secret, JSON.stringify(signedBody), signedAtMs) } = forgery;
    const response = await fetch(`${origin()}/api/payments/webhooks/test`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(signature !== null && { [signatureHeader]: signature }),
      },
      body: JSON.stringify(message),
    });
    await response.body?.cancel();
    return response.status;
  }

  async function paymentOf(orderId: string): Promise<string> {
    const [row] = await sql<{ id: string }[]>`select id from payments where order_id = ${orderId}`;
    if (!row) throw new Error('the order has no payment');
    return row.id;
  }

  return {
    send,
    paymentOf,
    report: async (orderId, outcome) =>
      send({ eventId: randomUUID(), paymentId: await paymentOf(orderId), outcome }),
  };
}
