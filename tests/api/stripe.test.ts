import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asGuest, type SellerPerson, type UserPerson } from '../support/drivers.ts';
import { expectBooksToAgree } from '../support/invariants.ts';
import { openShop, type Shop } from '../support/open-shop.ts';
import { addProduct, outcomeOf } from '../support/shopping.ts';
import { signAsStripe, stripeKeys } from '../support/stripe-keys.ts';
import { startStripe, type StripeStandIn } from '../support/stripe-stand-in.ts';

/** How long a status may take, in ms. */
const waiting = { timeout: 10_000 };
const byStripe = { gateway: 'stripe', method: 'automatic' } as const;

let stripe: StripeStandIn;
let shop: Shop;
let seller: SellerPerson;

beforeAll(async () => {
  stripe = await startStripe();
  const waits = { settlePaymentsEveryMs: 1000, carryOutRefundsEveryMs: 1000 };
  shop = await openShop({ env: stripe.env, waits });
  seller = await shop.seller();
});
afterAll(async () => {
  await shop.close();
  await stripe.close();
});

async function begin(stock = 5) {
  const { productId } = await addProduct(seller.api, { stock });
  const buyer = await shop.buyer();
  const body = { productId, payment: byStripe };
  const { order } = await buyer.api('checkout.buyNow', { body, idempotencyKey: randomUUID() });
  const paymentId = await shop.webhooks.paymentOf(order.orderId);
  return { buyer, productId, order, orderId: order.orderId, paymentId };
}

const orderOf = async ({ api }: UserPerson, orderId: string) =>
  (await api('orders.one', { params: { orderId } })).order;

interface Event {
  readonly id?: string;
  readonly type: string;
  readonly object: object;
}

/** Sends an event as Stripe would, or with another signature; answers the status. */
async function send({ id = `evt_${randomUUID()}`, type, object }: Event, signature?: string) {
  const body = JSON.stringify({ id, object: 'event', type, data: { object } });
  const headers = { 'stripe-signature': signature ?? signAsStripe(body) };
  return (await asGuest(shop).send('POST', '/api/payments/webhooks/stripe', body, headers)).status;
}

test('what is set up is offered, with the key that the page needs', async () => {
  const { gateways } = await asGuest(shop).api('payments.methods', {});
  expect(gateways).toContainEqual({
    gateway: 'stripe',
    publishableKey: stripeKeys.STRIPE_PUBLISHABLE_KEY,
  });
});

test('what is not set up is not offered, cannot be paid with and has no webhook', async () => {
  const plain = await openShop();
  try {
    const { gateways } = await asGuest(plain).api('payments.methods', {});
    expect(gateways.map(({ gateway }) => gateway)).toEqual(['test']);
    const own = await plain.seller();
    const { productId } = await addProduct(own.api);
    const buyer = await plain.buyer();
    const call = buyer.api('checkout.buyNow', {
      body: { productId, payment: byStripe },
      idempotencyKey: randomUUID(),
    });
    expect(await outcomeOf(call)).toBe('invalid-input');
    const body = JSON.stringify({ id: 'evt_1', type: 'payment_intent.succeeded' });
    const headers = { 'stripe-signature': signAsStripe(body) };
    const path = '/api/payments/webhooks/stripe';
    expect((await asGuest(plain).send('POST', path, body, headers)).status).toBe(404);
  } finally {
    await plain.close();
  }
});

test('the page may show Stripe’s form where Stripe is set up, and nowhere else', async () => {
  const policyOf = async (server: { readonly url: string }) =>
    (await asGuest(server).send('GET', '/')).headers['content-security-policy'] ?? '';
  expect(await policyOf(shop)).toContain('https://js.stripe.com');
  const plain = await openShop();
  try {
    expect(await policyOf(plain)).not.toContain('stripe');
  } finally {
    await plain.close();
  }
});

test('the buyer gets what Stripe’s form needs, and the order is paid by Stripe’s word', async () => {
  const { buyer, order, orderId, paymentId, productId } = await begin();
  const intent = stripe.intentOf(paymentId);
  expect(intent).toMatchObject({ amount: order.total.amountMinor, currency: 'eur' });
  expect(order.status).toBe('pending');
  expect(order.payment).toMatchObject({
    status: 'created',
    action: {
      kind: 'stripe',
      clientSecret: intent.client_secret,
      publishableKey: stripeKeys.STRIPE_PUBLISHABLE_KEY,
    },
  });
  intent.status = 'succeeded';
  const event = { id: `evt_${randomUUID()}`, type: 'payment_intent.succeeded', object: intent };
  expect(await Promise.all([send(event), send(event), send(event)])).toEqual([200, 200, 200]);
  expect(await orderOf(buyer, orderId)).toMatchObject({
    status: 'paid',
    payment: { status: 'succeeded', action: null },
  });
  const [kept] = await shop.sql`select payload::text from webhook_events where event_id = ${event.id}`;
  expect(kept?.['payload']).not.toContain('secret');
  await expectBooksToAgree(shop.sql, { [productId]: 5 });
});

test('the same call again begins no other payment', async () => {
  const { productId } = await addProduct(seller.api);
  const buyer = await shop.buyer();
  const call = { body: { productId, payment: byStripe }, idempotencyKey: randomUUID() };
  const before = stripe.intents.size;
  const first = await buyer.api('checkout.buyNow', call);
  expect(await buyer.api('checkout.buyNow', call)).toEqual(first);
  expect(stripe.intents.size).toBe(before + 1);
});

test('a declined card is no end: the buyer may try another one', async () => {
  const { buyer, orderId, paymentId } = await begin();
  const intent = stripe.intentOf(paymentId);
  await send({ type: 'payment_intent.payment_failed', object: intent });
  expect((await orderOf(buyer, orderId)).status).toBe('pending');
});

test('events come in any order, also after the end', async () => {
  const { buyer, orderId, paymentId } = await begin();
  const intent = stripe.intentOf(paymentId);
  await send({ type: 'payment_intent.succeeded', object: { ...intent, status: 'succeeded' } });
  await send({ type: 'payment_intent.processing', object: { ...intent, status: 'processing' } });
  await send({ type: 'payment_intent.canceled', object: { ...intent, status: 'canceled' } });
  expect((await orderOf(buyer, orderId)).status).toBe('paid');
});

test('a payment whose event never comes is found by asking', async () => {
  const { buyer, orderId, paymentId } = await begin();
  stripe.intentOf(paymentId).status = 'succeeded';
  await shop.sql`update payments set created_at = now() - interval '31 seconds' where id = ${paymentId}`;
  await expect.poll(async () => (await orderOf(buyer, orderId)).status, waiting).toBe('paid');
});

test('an order whose time is over is called off at Stripe first, so that nobody pays it later', async () => {
  const { buyer, orderId, paymentId, productId } = await begin(1);
  await shop.sql`update orders set expires_at = now() where id = ${orderId}`;
  await expect.poll(async () => (await orderOf(buyer, orderId)).status, waiting).toBe('cancelled');
  expect(stripe.intentOf(paymentId).status).toBe('canceled');
  await expectBooksToAgree(shop.sql, { [productId]: 1 });
});

test('a payment that could not be begun, since Stripe did not answer, is called off', async () => {
  stripe.isDown = true;
  const { buyer, orderId, paymentId } = await begin();
  expect(await orderOf(buyer, orderId)).toMatchObject({ status: 'pending', payment: { action: null } });
  stripe.isDown = false;
  await shop.sql`update payments set created_at = now() - interval '31 seconds' where id = ${paymentId}`;
  // It was never begun there, and nobody has what it takes to pay it.
  await expect.poll(async () => (await orderOf(buyer, orderId)).status, waiting).toBe('cancelled');
});

async function paid() {
  const begun = await begin();
  const intent = stripe.intentOf(begun.paymentId);
  intent.status = 'succeeded';
  await send({ type: 'payment_intent.succeeded', object: intent });
  return { ...begun, intent };
}

const refund = (orderId: string) =>
  seller.api('sales.refund', { params: { orderId }, body: {}, idempotencyKey: randomUUID() });

test('a refund is made at Stripe, once', async () => {
  const { order, orderId, intent } = await paid();
  expect((await refund(orderId)).sale.status).toBe('refunded');
  const made = [...stripe.refunds.values()].filter((each) => each.payment_intent === intent.id);
  expect(made).toMatchObject([{ amount: order.total.amountMinor }]);
});

test('a refund that takes its time is asked for again until it is done, and made once', async () => {
  const { buyer, orderId, intent } = await paid();
  stripe.refundStatus = 'pending';
  expect((await refund(orderId)).sale.lines).toMatchObject([{ refundStatus: 'requested', refundedAt: null }]);
  stripe.refundStatus = 'succeeded';
  const made = () => [...stripe.refunds.values()].filter((each) => each.payment_intent === intent.id);
  for (const each of made()) each.status = 'succeeded';
  await shop.sql`update refunds set ask_at = now()`;
  await expect.poll(async () => (await orderOf(buyer, orderId)).status, waiting).toBe('refunded');
  expect(made()).toHaveLength(1);
});

test('a refund that Stripe refuses later is told to the seller, who may ask again', async () => {
  const { orderId, intent } = await paid();
  stripe.refundStatus = 'pending';
  await refund(orderId);
  stripe.refundStatus = 'succeeded';
  const made = [...stripe.refunds.values()].find((each) => each.payment_intent === intent.id);
  await send({ type: 'refund.failed', object: { ...made, status: 'failed' } });
  const { sale } = await seller.api('sales.one', { params: { orderId } });
  expect(sale).toMatchObject({ status: 'paid', lines: [{ refundStatus: 'failed' }] });
  expect((await refund(orderId)).sale.status).toBe('refunded');
});

test('money that comes for a cancelled order goes back', async () => {
  const { buyer, orderId, intent, paymentId } = await cancelled();
  await send({ type: 'payment_intent.succeeded', object: { ...intent, status: 'succeeded' } });
  await expect.poll(async () => (await orderOf(buyer, orderId)).payment?.status, waiting).toBe('refunded');
  expect([...stripe.refunds.values()].at(-1)).toMatchObject({
    payment_intent: stripe.intentOf(paymentId).id,
  });
  await expectBooksToAgree(shop.sql);
});

async function cancelled() {
  const begun = await begin();
  const intent = stripe.intentOf(begun.paymentId);
  await send({ type: 'payment_intent.canceled', object: { ...intent, status: 'canceled' } });
  expect((await orderOf(begun.buyer, begun.orderId)).status).toBe('cancelled');
  return { ...begun, intent };
}

test('T18: a forged or old event changes nothing', async () => {
  const { buyer, orderId, paymentId } = await begin();
  const id = `evt_${randomUUID()}`;
  const object = { ...stripe.intentOf(paymentId), status: 'succeeded' };
  const type = 'payment_intent.succeeded';
  const body = JSON.stringify({ id, object: 'event', type, data: { object } });
  const now = Math.floor(Date.now() / 1000);
  const wrong = [
    '',
    'good',
    't=1,v1=',
    signAsStripe(`${body} `),
    signAsStripe(body, { secret: 'whsec_of_another_account' }),
    signAsStripe(body, { atSeconds: now - 302 }),
    signAsStripe(body).replace('v1=', 'v0='),
  ];
  for (const signature of wrong) expect(await send({ id, type, object }, signature), signature).toBe(400);
  expect((await orderOf(buyer, orderId)).status).toBe('pending');
  expect(await shop.sql`select 1 from webhook_events where event_id = ${id}`).toHaveLength(0);
});

test('an event that we know nothing of is kept and harms nothing', async () => {
  const id = `evt_${randomUUID()}`;
  expect(await send({ id, type: 'customer.created', object: { id: 'cus_1' } })).toBe(200);
  const foreign = { id: 'pi_of_somebody_else', metadata: { paymentId: 'not one of ours' } };
  expect(await send({ type: 'payment_intent.succeeded', object: foreign })).toBe(200);
  expect(await shop.sql`select 1 from webhook_events where event_id = ${id}`).toHaveLength(1);
});
