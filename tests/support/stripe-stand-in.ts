import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { stripeKeys } from './stripe-keys.ts';

interface Intent {
  readonly id: string;
  readonly object: 'payment_intent';
  readonly amount: number;
  readonly currency: string;
  readonly client_secret: string;
  readonly metadata: Readonly<Record<string, string>>;
  status: string;
}

interface Refund {
  readonly id: string;
  readonly object: 'refund';
  readonly amount: number;
  readonly payment_intent: string;
  readonly metadata: Readonly<Record<string, string>>;
  status: string;
}

export interface StripeStandIn {
  /** The settings of a server that pays here. */
  readonly env: Readonly<Record<string, string>>;
  readonly intents: ReadonlyMap<string, Intent>;
  readonly refunds: ReadonlyMap<string, Refund>;
  /** The payment of ours that it is for. */
  intentOf(paymentId: string): Intent;
  /** What becomes of payments and refunds that are asked for from now on. */
  refundStatus: string;
  /** While true, nothing is answered but an error of Stripe's own. */
  isDown: boolean;
  close(): Promise<void>;
}

/** As much of Stripe's API as payments and refunds need, for its real library to talk to. */
export async function startStripe(): Promise<StripeStandIn> {
  const intents = new Map<string, Intent>();
  const refunds = new Map<string, Refund>();
  const answered = new Map<string, object>();
  const state = { refundStatus: 'succeeded', isDown: false };

  function createIntent(form: URLSearchParams): Intent {
    const id = `pi_${intents.size + 1}`;
    const intent: Intent = {
      ...{ id, object: 'payment_intent', client_secret: `${id}_secret`, status: 'requires_payment_method' },
      amount: Number(form.get('amount')),
      currency: form.get('currency') ?? '',
      metadata: metadataOf(form),
    };
    intents.set(id, intent);
    return intent;
  }

  function createRefund(form: URLSearchParams): Refund {
    const refund: Refund = {
      ...{ id: `re_${refunds.size + 1}`, object: 'refund', status: state.refundStatus },
      amount: Number(form.get('amount')),
      payment_intent: form.get('payment_intent') ?? '',
      metadata: metadataOf(form),
    };
    refunds.set(refund.id, refund);
    return refund;
  }

  function answer(method: string, url: URL, form: URLSearchParams): object | undefined {
    const [, , resource, id = '', verb] = url.pathname.split('/');
    const intent = intents.get(id);
    if (resource === 'payment_intents' && method === 'POST' && id === '') return createIntent(form);
    if (resource === 'payment_intents' && intent && verb === 'cancel') intent.status = 'canceled';
    if (resource === 'payment_intents') return intent;
    if (resource === 'refunds' && method === 'POST') return createRefund(form);
    if (resource !== 'refunds') return undefined;
    const data = [...refunds.values()].filter(
      (refund) => refund.payment_intent === url.searchParams.get('payment_intent'),
    );
    return { object: 'list', data, has_more: false };
  }

  /** As Stripe does: the same key gets the same answer. */
  async function handle(request: IncomingMessage): Promise<readonly [number, object]> {
    const form = new URLSearchParams(await text(request));
    if (state.isDown) return [500, { error: { type: 'api_error', message: 'down' } }];
    if (request.headers.authorization !== `Bearer ${stripeKeys.STRIPE_SECRET_KEY}`)
      return [401, { error: { type: 'invalid_request_error', message: 'another account' } }];
    const key = String(request.headers['idempotency-key'] ?? '');
    const isPost = request.method === 'POST';
    const known = isPost ? answered.get(key) : undefined;
    const body =
      known ?? answer(request.method ?? '', new URL(request.url ?? '', 'http://stripe.test'), form);
    if (body === undefined) return [404, { error: { type: 'invalid_request_error', message: 'none' } }];
    if (isPost && key !== '') answered.set(key, { ...body });
    return [200, body];
  }

  const server = createServer((request, response) => {
    void handle(request).then(([status, body]) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body)),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');

  return Object.assign(state, {
    env: { ...stripeKeys, STRIPE_API_URL: `http://127.0.0.1:${address.port}`, TEST_PAYMENTS: 'on' },
    ...{ intents, refunds },
    intentOf(paymentId: string) {
      const found = [...intents.values()].find(({ metadata }) => metadata['paymentId'] === paymentId);
      if (!found) throw new Error(`no payment ${paymentId} was begun`);
      return found;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  });
}

function metadataOf(form: URLSearchParams): Record<string, string> {
  return Object.fromEntries(
    [...form].flatMap(([key, value]) => {
      const [, name] = /^metadata\[(\w+)\]$/.exec(key) ?? [];
      return name === undefined ? [] : [[name, value]];
    }),
  );
}
