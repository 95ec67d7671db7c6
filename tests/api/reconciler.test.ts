import { randomUUID } from 'node:crypto';
import type { Order } from '@stallcast/shared/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SellerPerson, UserPerson } from '../support/drivers.ts';
import { expectBooksToAgree } from '../support/invariants.ts';
import { openShop, type Shop } from '../support/open-shop.ts';
import { addProduct, buy, type buyCart, outcomeOf } from '../support/shopping.ts';

/** How long a status may take, in ms. */
const waiting = { timeout: 10_000 };

let shop: Shop;
let seller: SellerPerson;

beforeAll(async () => {
  const waits = { settlePaymentsEveryMs: 1000, carryOutRefundsEveryMs: 1000, forgetOldEveryMs: 1000 };
  shop = await openShop({ env: { TEST_PAYMENT_DELAY_MS: '300' }, waits });
  seller = await shop.seller();
});
afterAll(() => shop.close());

type Method = Parameters<typeof buyCart>[1];

async function orderBy(method: Method, stock = 5, known?: UserPerson) {
  const { productId } = await addProduct(seller.api, { stock });
  const buyer = known ?? (await shop.buyer());
  const order = await buy(buyer.api, { productId, ...(method !== undefined && { method }) });
  return { buyer, productId, order, orderId: order.orderId };
}

const orderOf = async ({ api }: UserPerson, orderId: string) =>
  (await api('orders.one', { params: { orderId } })).order;
const statusOf = async (buyer: UserPerson, orderId: string) => (await orderOf(buyer, orderId)).status;
const stockOf = async (productId: string) =>
  (await seller.api('products.one', { params: { productId } })).product.stock;
const answer = ({ api }: UserPerson, challengeId: string, said: 'approve' | 'deny') =>
  api('payments.testChallenge', { params: { challengeId }, body: { answer: said } });

/** Lets half a minute go by for a payment: whoever began it is not at it any more. */
const grow = (orderId: string) =>
  shop.sql`update payments set created_at = created_at - interval '31 seconds' where order_id = ${orderId}`;
const expire = (orderId: string) =>
  shop.sql`update orders set expires_at = now() - interval '1 second' where id = ${orderId}`;

function challengeIn({ payment }: Order): string {
  if (payment?.action?.kind !== 'test-challenge') throw new Error('the buyer is not asked');
  return payment.action.challengeId;
}

test.each(['webhook-twice', 'webhook-out-of-order'] as const)(
  '%s: the order is paid, once',
  async (method) => {
    const { buyer, orderId, productId } = await orderBy(method);
    await expect.poll(() => statusOf(buyer, orderId), waiting).toBe('paid');
    await expectBooksToAgree(shop.sql, { [productId]: 5 });
  },
);

test.each(['webhook-never', 'webhook-late'] as const)(
  '%s: the gateway is asked, and the order is paid',
  async (method) => {
    const { buyer, orderId, productId } = await orderBy(method);
    await grow(orderId);
    await expect.poll(() => statusOf(buyer, orderId), waiting).toBe('paid');
    await expectBooksToAgree(shop.sql, { [productId]: 5 });
  },
);

test('a gateway that cannot be reached: the order waits, then is called off and its stock is back', async () => {
  const { buyer, order, orderId, productId } = await orderBy('unreachable', 1);
  expect(order.status).toBe('pending');
  expect(await stockOf(productId)).toBe(0);
  await grow(orderId);
  await expect.poll(() => statusOf(buyer, orderId), waiting).toBe('cancelled');
  expect(await stockOf(productId)).toBe(1);
});

test('a challenge is answered by its buyer alone, and the first answer counts', async () => {
  const { buyer, order, orderId } = await orderBy('challenge');
  expect(order.status).toBe('pending');
  const challengeId = challengeIn(order);
  expect(challengeIn(await orderOf(buyer, orderId))).toBe(challengeId);
  expect(await outcomeOf(answer(await shop.buyer(), challengeId, 'approve'))).toBe('not-found');
  expect(await outcomeOf(answer(buyer, randomUUID(), 'approve'))).toBe('not-found');
  expect((await answer(buyer, challengeId, 'approve')).order.status).toBe('paid');
  expect((await answer(buyer, challengeId, 'deny')).order.status).toBe('paid');
  expect((await orderOf(buyer, orderId)).payment?.action).toBeNull();
});

test('who denies a challenge has bought nothing', async () => {
  const { buyer, order, productId } = await orderBy('challenge', 1);
  expect((await answer(buyer, challengeIn(order), 'deny')).order.status).toBe('cancelled');
  expect(await stockOf(productId)).toBe(1);
});

test('a challenge that nobody answers in time ends, and cannot be approved any more', async () => {
  const { buyer, order, orderId, productId } = await orderBy('challenge', 1);
  await expire(orderId);
  await expect.poll(() => statusOf(buyer, orderId), waiting).toBe('cancelled');
  expect(await stockOf(productId)).toBe(1);
  expect((await answer(buyer, challengeIn(order), 'approve')).order.status).toBe('cancelled');
  await expectBooksToAgree(shop.sql, { [productId]: 1 });
});

test('a challenge outlives a restart of the server', async () => {
  const { buyer, order } = await orderBy('challenge');
  await shop.restart();
  expect((await answer(buyer, challengeIn(order), 'approve')).order.status).toBe('paid');
});

test('a purchase that was stored but never brought to the gateway is called off', async () => {
  const { buyer, orderId, productId } = await orderBy('unreachable', 2);
  // As if the process had ended between the two.
  await shop.sql`update payments set method = 'approve' where order_id = ${orderId}`;
  await grow(orderId);
  await expect.poll(() => statusOf(buyer, orderId), waiting).toBe('cancelled');
  await expectBooksToAgree(shop.sql, { [productId]: 2 });
});

test('what is paid while its order is called off becomes an order or is paid back, never neither', async () => {
  const buyers = await shop.buyers(8);
  const orders = await Promise.all(buyers.map((buyer) => orderBy('webhook-twice', 5, buyer)));
  await Promise.all(orders.map(({ orderId }) => expire(orderId)));
  for (const { buyer, orderId } of orders)
    await expect.poll(() => statusOf(buyer, orderId), waiting).toMatch(/paid|cancelled/);
  await expect
    .poll(() => shop.sql`select 1 from payments where status in ('created', 'refund-due')`, waiting)
    .toEqual([]);
  await expectBooksToAgree(shop.sql);
});

test('a way to pay that belongs to another gateway is refused', async () => {
  const { productId } = await addProduct(seller.api);
  const buyer = await shop.buyer();
  const body = { productId, payment: { gateway: 'test', method: 'automatic' } } as const;
  expect(await outcomeOf(buyer.api('checkout.buyNow', { body, idempotencyKey: randomUUID() }))).toBe(
    'invalid-input',
  );
});

test('keys of calls are forgotten after 30 days, and no sooner', async () => {
  const [old, young] = [randomUUID(), randomUUID()];
  for (const [key, days] of [
    [old, 31],
    [young, 29],
  ] as const)
    await shop.sql`
      insert into idempotency_keys (user_id, key, route, body_hash, status, response, created_at)
      values (${seller.userId}, ${key}, 'sales.refund', '', 200, '{}', now() - make_interval(days => ${days}))`;
  const keys = async () => {
    const rows = await shop.sql<
      { key: string }[]
    >`select key from idempotency_keys where key in (${old}, ${young})`;
    return rows.map(({ key }) => key);
  };
  await expect.poll(keys, waiting).toEqual([young]);
});
