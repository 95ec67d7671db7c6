import { setTimeout as wait } from 'node:timers/promises';
import type { Sql } from 'postgres';
import type { Webhooks } from '../../support/webhooks.ts';

export interface WebhookRain {
  /** Waits until every message about every payment there is was received. */
  stop(): Promise<void>;
  /** Messages that were received, a repetition counted too. */
  readonly received: number;
}

interface RainOptions {
  readonly sql: Sql;
  readonly webhooks: Webhooks;
  readonly productId: string;
  readonly random: () => number;
}

const lookEveryMs = 50;
/** A message comes any time within this after its payment was there, in ms. */
const mostLateMs = 2000;
const sendAgainMs = 100;
const copies = 2;

/** Reports every payment for a product the way a gateway does on a bad day: twice, in no order, until it is received. */
export function startWebhookRain({ sql, webhooks, productId, random }: RainOptions): WebhookRain {
  const known = new Set<string>();
  const underWay = new Set<Promise<void>>();
  let stopping = false;
  let received = 0;

  async function deliver(paymentId: string, outcome: 'succeeded' | 'failed'): Promise<void> {
    await wait(random() * mostLateMs);
    const message = { eventId: `rain-${paymentId}`, paymentId, outcome };
    while ((await webhooks.send(message).catch(() => 0)) !== 200) await wait(sendAgainMs);
    received += 1;
  }

  async function findNew(): Promise<void> {
    const rows = await sql<{ id: string; method: string }[]>`
      select p.id, p.method from payments p join order_lines l on l.order_id = p.order_id where l.product_id = ${productId}`;
    for (const { id, method } of rows.filter((row) => !known.has(row.id))) {
      known.add(id);
      for (let copy = 0; copy < copies; copy += 1) {
        const delivery = deliver(id, method === 'decline' ? 'failed' : 'succeeded');
        underWay.add(delivery);
      }
    }
  }

  async function fall(): Promise<void> {
    while (!stopping) {
      // The database may be away just now.
      await findNew().catch(() => undefined);
      await wait(lookEveryMs);
    }
    await findNew();
    await Promise.all(underWay);
  }

  const falling = fall();
  falling.catch(() => undefined);
  return {
    get received() {
      return received;
    },
    async stop() {
      stopping = true;
      await falling;
    },
  };
}
