import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SellerPerson, UserPerson } from '../support/drivers.ts';
import { expectBooksToAgree } from '../support/invariants.ts';
import { openShop, paymentDelay, type Shop } from '../support/open-shop.ts';
import { addProduct, buy, buyCart, outcomeOf } from '../support/shopping.ts';
import { goLive } from '../support/shows.ts';

/** How long a status may take, in ms. */
const waiting = { timeout: 5000 };

let shop: Shop;
let seller: SellerPerson;

beforeAll(async () => {
  shop = await openShop({
    ...paymentDelay(600_000),
    waits: { settlePaymentsEveryMs: 1000, carryOutRefundsEveryMs: 1000 },
  });
  seller = await shop.seller();
});
afterAll(() => shop.close());

const statusOf = async ({ api }: UserPerson, orderId: string) =>
  (await api('orders.one', { params: { orderId } })).order.status;
const stockOf = async (productId: string) =>
  (await seller.api('products.one', { params: { productId } })).product.stock;

async function orderDelayed(product: { stock?: number } = {}) {
  const { productId } = await addProduct(seller.api, product);
  const buyer = await shop.buyer();
  const { orderId } = await buy(buyer.api, { productId, method: 'delayed' });
  return { buyer, productId, orderId };
}

const expire = (orderId: string) =>
  shop.sql`update orders set expires_at = now() - interval '1 second' where id = ${orderId}`;

function at<Item>(items: readonly Item[], index: number): Item {
  const item = items[index];
  if (item === undefined) throw new RangeError(`nothing at ${index}`);
  return item;
}

test('a delayed payment is paid by the gateway’s own webhook', async () => {
  const quick = await openShop(paymentDelay(1000));
  try {
    const own = await quick.seller();
    const { productId } = await addProduct(own.api);
    const buyer = await quick.buyer();
    const { orderId, status } = await buy(buyer.api, { productId, method: 'delayed' });
    expect(status).toBe('pending');
    await expect.poll(() => statusOf(buyer, orderId), waiting).toBe('paid');
    await expectBooksToAgree(quick.sql, { [productId]: 10 });
  } finally {
    await quick.close();
  }
});

test('T18: a webhook that comes 20 times at once pays once', async () => {
  const { buyer, orderId, productId } = await orderDelayed();
  const message = {
    eventId: randomUUID(),
    paymentId: await shop.webhooks.paymentOf(orderId),
    outcome: 'succeeded',
  };
  const statuses = await Promise.all(Array.from({ length: 20 }, () => shop.webhooks.send(message)));
  expect(new Set(statuses)).toEqual(new Set([200]));
  expect(await statusOf(buyer, orderId)).toBe('paid');
  const events =
    await shop.sql`select 1 from webhook_events where event_id = ${message.eventId} and processed_at is not null`;
  expect(events).toHaveLength(1);
  await expectBooksToAgree(shop.sql, { [productId]: 10 });
});

test('webhooks of many payments, each three times and shuffled, pay each once', async () => {
  const placed = await Promise.all(Array.from({ length: 10 }, () => orderDelayed()));
  const messages = await Promise.all(
    placed.map(async ({ orderId }) => ({
      eventId: randomUUID(),
      paymentId: await shop.webhooks.paymentOf(orderId),
      outcome: 'succeeded',
    })),
  );
  const [shuffled = []] = fc.sample(
    fc.shuffledSubarray([...messages, ...messages, ...messages], { minLength: messages.length * 3 }),
    { numRuns: 1, seed: 7 },
  );
  await Promise.all(shuffled.map((message) => shop.webhooks.send(message)));
  for (const { buyer, orderId } of placed) expect(await statusOf(buyer, orderId)).toBe('paid');
  await expectBooksToAgree(shop.sql, Object.fromEntries(placed.map(({ productId }) => [productId, 10])));
});

test('T18: a forged or old webhook is refused and changes nothing', async () => {
  const { buyer, orderId } = await orderDelayed();
  const message = {
    eventId: randomUUID(),
    paymentId: await shop.webhooks.paymentOf(orderId),
    outcome: 'succeeded',
  };
  const minute = 60_000;
  expect(await shop.webhooks.send(message, { secret: 'not the secret of this server, but long' })).toBe(400);
  expect(await shop.webhooks.send(message, { signature: null })).toBe(400);
  expect(await shop.webhooks.send(message, { signature: 't=1,v1=00' })).toBe(400);
  expect(await shop.webhooks.send(message, { signedAtMs: Date.now() - 5 * minute - 2000 })).toBe(400);
  expect(await shop.webhooks.send(message, { signedAtMs: Date.now() + 5 * minute + 2000 })).toBe(400);
  expect(await shop.webhooks.send(message, { signedBody: { ...message, outcome: 'failed' } })).toBe(400);
  expect(await statusOf(buyer, orderId)).toBe('pending');
  expect(await shop.sql`select 1 from webhook_events where event_id = ${message.eventId}`).toHaveLength(0);
});

test('a failed payment gives the stock back; the money that comes after all is paid back', async () => {
  const { buyer, orderId, productId } = await orderDelayed({ stock: 1 });
  expect(await stockOf(productId)).toBe(0);
  await shop.webhooks.report(orderId, 'failed');
  expect(await statusOf(buyer, orderId)).toBe('cancelled');
  expect(await stockOf(productId)).toBe(1);
  const next = await shop.buyer();
  expect(await outcomeOf(buy(next.api, { productId }))).toBe('paid');
  await shop.webhooks.report(orderId, 'succeeded');
  expect(await statusOf(buyer, orderId)).toBe('cancelled');
  const paymentOf = async () => {
    const [row] = await shop.sql<
      { status: string }[]
    >`select status from payments where order_id = ${orderId}`;
    return row?.status;
  };
  await expect.poll(paymentOf, waiting).toBe('refunded');
  expect((await buyer.api('orders.one', { params: { orderId } })).order).toMatchObject({
    total: { amountMinor: 1250 },
    refunded: { amountMinor: 1250 },
  });
  await expectBooksToAgree(shop.sql, { [productId]: 1 });
});

test('a paid order stays paid, whatever is reported afterwards', async () => {
  const { buyer, orderId, productId } = await orderDelayed();
  for (const outcome of ['succeeded', 'failed', 'succeeded'] as const)
    await shop.webhooks.report(orderId, outcome);
  expect(await statusOf(buyer, orderId)).toBe('paid');
  await expectBooksToAgree(shop.sql, { [productId]: 10 });
});

test('a message about a payment that does not exist is kept and harms nothing', async () => {
  const message = { eventId: randomUUID(), paymentId: randomUUID(), outcome: 'succeeded' };
  expect(await shop.webhooks.send(message)).toBe(200);
  expect(await shop.webhooks.send(message)).toBe(200);
  await shop.restart();
  const [event] = await shop.sql`select processed_at from webhook_events where event_id = ${message.eventId}`;
  expect(event?.['processed_at']).toBeNull();
});

test('a message that was stored but not acted on is acted on after a restart', async () => {
  const { buyer, orderId } = await orderDelayed();
  const message = {
    eventId: randomUUID(),
    paymentId: await shop.webhooks.paymentOf(orderId),
    outcome: 'succeeded',
  };
  await shop.sql`insert into webhook_events (gateway, event_id, payload, payment_id, received_at)
    values ('test', ${message.eventId}, ${shop.sql.json(message)}, ${message.paymentId}, now() - interval '1 minute')`;
  await shop.restart();
  await expect.poll(() => statusOf(buyer, orderId), waiting).toBe('paid');
});

test('an order whose payment never comes is cancelled when its time is over, and the cart is back', async () => {
  const { productId } = await addProduct(seller.api, { stock: 2 });
  const buyer = await shop.buyer();
  await buyer.api('cart.add', { body: { productId, quantity: 2 } });
  const { orderId } = await buyCart(buyer.api, 'delayed');
  await shop.restart();
  expect(await statusOf(buyer, orderId)).toBe('pending');
  await expire(orderId);
  await shop.restart();
  await expect.poll(() => statusOf(buyer, orderId), waiting).toBe('cancelled');
  expect(await stockOf(productId)).toBe(2);
  expect((await buyer.api('cart.show', {})).cart.lines).toMatchObject([{ productId, quantity: 2 }]);
  await expectBooksToAgree(shop.sql, { [productId]: 2 });
});

test('a running server cancels an overdue order by itself', async () => {
  const { buyer, orderId, productId } = await orderDelayed();
  await expire(orderId);
  await expect.poll(() => statusOf(buyer, orderId), waiting).toBe('cancelled');
  expect(await stockOf(productId)).toBe(10);
});

test('a payment that was approved while the server ended is found and paid after a restart', async () => {
  const { productId } = await addProduct(seller.api);
  const buyer = await shop.buyer();
  const { orderId } = await buy(buyer.api, { productId, method: 'delayed' });
  await shop.restart(paymentDelay(0));
  await expect.poll(() => statusOf(buyer, orderId), waiting).toBe('paid');
  await expectBooksToAgree(shop.sql, { [productId]: 10 });
});

test('whatever the buyers, the gateway and the clock do in whatever order, the books agree', async () => {
  const stock = 6;
  const step = fc.record({
    method: fc.constantFrom('approve' as const, 'decline' as const, 'delayed' as const),
    quantity: fc.integer({ min: 1, max: 3 }),
    reports: fc.array(fc.constantFrom('succeeded' as const, 'failed' as const), { maxLength: 3 }),
  });
  const buyers = await shop.buyers(8);
  const host = await shop.seller();
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: buyers.length }), async (steps) => {
      const { productId } = await addProduct(seller.api, { stock });
      const shown = await addProduct(host.api, { stock });
      const { streamId } = await goLive(host.api, [shown.productId]);
      await Promise.all(
        steps.map(async ({ method, quantity, reports }, index) => {
          const { api } = at(buyers, index);
          const what = index % 2 === 0 ? { productId } : { productId: shown.productId, streamId };
          await outcomeOf(buy(api, { ...what, quantity, method }));
          const { orders } = await api('orders.mine', { query: { limit: 2 } });
          await Promise.all(
            orders.flatMap(({ orderId }) => reports.map((outcome) => shop.webhooks.report(orderId, outcome))),
          );
        }),
      );
      await expectBooksToAgree(shop.sql, { [productId]: stock, [shown.productId]: stock });
      await host.api('endStream.delete', { body: { streamId, confirm: 'delete' } });
    }),
    { numRuns: 12 },
  );
});
