import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { begin, pay, someAddress, update } from '../support/buying.ts';
import type { SellerPerson, UserPerson } from '../support/drivers.ts';
import { expectBooksToAgree } from '../support/invariants.ts';
import { openShop, type Shop } from '../support/open-shop.ts';
import { addProduct, buy, buyCart, outcomeOf, tally } from '../support/shopping.ts';
import { goLive } from '../support/shows.ts';

let shop: Shop;
let seller: SellerPerson;

beforeAll(async () => {
  shop = await openShop({ waits: { carryOutRefundsEveryMs: 1000 } });
  seller = await shop.seller();
});
afterAll(() => shop.close());

interface Refund {
  readonly orderLineIds?: string[];
  readonly restock?: boolean;
  readonly key?: string;
}

const refund = ({ api }: SellerPerson, orderId: string, { key = randomUUID(), ...body }: Refund = {}) =>
  api('sales.refund', { params: { orderId }, body, idempotencyKey: key });
const orderOf = async ({ api }: UserPerson, orderId: string) =>
  (await api('orders.one', { params: { orderId } })).order;
const stockOf = async (productId: string) =>
  (await seller.api('products.one', { params: { productId } })).product.stock;

/** A paid order of two products of the seller's. */
async function orderOfTwo() {
  const products = [await addProduct(seller.api), await addProduct(seller.api, { priceMinor: 800 })];
  const buyer = await shop.buyer();
  for (const { productId } of products) await buyer.api('cart.add', { body: { productId, quantity: 2 } });
  return { order: await buyCart(buyer.api), buyer };
}

test('a whole order is paid back: the lines, the order and the payment say so', async () => {
  const { order, buyer } = await orderOfTwo();
  const { sale } = await refund(seller, order.orderId);
  expect(sale.status).toBe('refunded');
  expect(sale.lines.map(({ refundStatus }) => refundStatus)).toEqual(['succeeded', 'succeeded']);
  const seen = await orderOf(buyer, order.orderId);
  expect(seen).toMatchObject({ status: 'refunded', refunded: order.total, payment: { status: 'refunded' } });
  expect(seen.lines.every(({ refundedAt }) => refundedAt !== null)).toBe(true);
});

test('a line is paid back by itself; the rest stays sold', async () => {
  const { order, buyer } = await orderOfTwo();
  const [first, second] = order.lines;
  if (!first || !second) throw new Error('two lines were bought');
  expect((await refund(seller, order.orderId, { orderLineIds: [first.orderLineId] })).sale.status).toBe(
    'paid',
  );
  expect(await orderOf(buyer, order.orderId)).toMatchObject({
    status: 'paid',
    refunded: first.amount,
    payment: { status: 'succeeded' },
  });
  expect((await refund(seller, order.orderId)).sale.status).toBe('refunded');
  expect((await orderOf(buyer, order.orderId)).refunded).toEqual(order.total);
});

test('the same call again gets the same answer and pays nothing twice; another body is refused', async () => {
  const { order, buyer } = await orderOfTwo();
  const [line] = order.lines;
  const key = randomUUID();
  const body = { orderLineIds: [line?.orderLineId ?? ''], key };
  const first = await refund(seller, order.orderId, body);
  expect(await refund(seller, order.orderId, body)).toEqual(first);
  expect(await outcomeOf(refund(seller, order.orderId, { key }))).toBe('idempotency-key-reused');
  expect((await orderOf(buyer, order.orderId)).refunded).toEqual(line?.amount);
});

test('twenty refunds of an order at once pay it back once', async () => {
  const { order, buyer } = await orderOfTwo();
  const outcomes = await tally(Array.from({ length: 20 }, () => refund(seller, order.orderId)));
  expect(outcomes).toEqual({ ok: 20 });
  expect((await orderOf(buyer, order.orderId)).refunded).toEqual(order.total);
  const refunds = await shop.sql`
    select 1 from refunds r join payments p on p.id = r.payment_id where p.order_id = ${order.orderId}`;
  expect(refunds).toHaveLength(2);
});

test('items go back into the stock if the seller says so', async () => {
  const { productId } = await addProduct(seller.api, { stock: 5 });
  const buyer = await shop.buyer();
  const kept = await buy(buyer.api, { productId, quantity: 2 });
  await refund(seller, kept.orderId);
  expect(await stockOf(productId)).toBe(3);
  const returned = await buy(buyer.api, { productId, quantity: 2 });
  await refund(seller, returned.orderId, { restock: true });
  expect(await stockOf(productId)).toBe(3);
});

test('a seller pays back the own lines alone; nobody pays back what is not paid', async () => {
  const other = await shop.seller();
  const buyer = await shop.buyer();
  const [mine, theirs] = [await addProduct(seller.api), await addProduct(other.api)];
  for (const { productId } of [mine, theirs]) await buyer.api('cart.add', { body: { productId } });
  const order = await buyCart(buyer.api);
  const foreign = order.lines.find(({ vendorId }) => vendorId === other.vendorId);
  const orderLineIds = [foreign?.orderLineId ?? ''];
  expect(await outcomeOf(refund(seller, order.orderId, { orderLineIds }))).toBe('not-found');
  expect((await refund(seller, order.orderId)).sale.status).toBe('paid');
  expect((await refund(other, order.orderId)).sale.status).toBe('refunded');
  const pending = await buy(buyer.api, { productId: mine.productId, method: 'delayed' });
  expect(await outcomeOf(refund(seller, pending.orderId))).toBe('order-not-open');
  expect(await outcomeOf(refund(await shop.seller(), order.orderId))).toBe('not-found');
});

test('a show’s revenue stays; what was paid back is counted beside it', async () => {
  const host = await shop.seller();
  const { productId } = await addProduct(host.api);
  const { streamId } = await goLive(host.api, [productId]);
  const buyer = await shop.buyer();
  const { orderId } = await buy(buyer.api, { productId, streamId });
  await refund(host, orderId);
  const [counters] = await shop.sql`
    select revenue_minor, refunded_minor from stream_counters where stream_id = ${streamId}`;
  expect(counters).toEqual({ revenue_minor: '1250', refunded_minor: '1250' });
  await expectBooksToAgree(shop.sql);
});

test('a parcel’s shipping goes back with the line that it hangs on, and all of it in the end', async () => {
  const own = await shop.seller();
  await own.api('shipping.set', { body: { rates: [{ amountMinor: 490, currency: 'EUR' }] } });
  const buyer = await shop.buyer();
  for (const priceMinor of [1000, 2000]) {
    const { productId } = await addProduct(own.api, { priceMinor, isPhysical: true });
    await buyer.api('cart.add', { body: { productId } });
  }
  const { orderId, total } = await begin(buyer.api);
  expect(total.amountMinor).toBe(3490);
  await update(buyer.api, orderId, { address: someAddress });
  expect((await pay(buyer.api, orderId)).status).toBe('paid');
  const { sale } = await own.api('sales.one', { params: { orderId } });
  expect(sale).toMatchObject({ shipping: { amountMinor: 490 }, total, address: { city: 'Berlin' } });
  for (const { orderLineId, refundable } of sale.lines) {
    const before = (await orderOf(buyer, orderId)).refunded.amountMinor;
    await refund(own, orderId, { orderLineIds: [orderLineId] });
    expect((await orderOf(buyer, orderId)).refunded.amountMinor - before).toBe(refundable.amountMinor);
  }
  expect(await orderOf(buyer, orderId)).toMatchObject({ status: 'refunded', refunded: total });
  await expectBooksToAgree(shop.sql);
});

test('a refund that was noted but not carried out is carried out after a restart', async () => {
  const { order, buyer } = await orderOfTwo();
  const [line] = order.lines;
  await shop.sql`
    insert into refunds (id, payment_id, order_line_id, amount_minor, currency, reason)
    select ${randomUUID()}, id, ${line?.orderLineId ?? ''}, ${line?.amount.amountMinor ?? 0}, currency, 'seller'
    from payments where order_id = ${order.orderId}`;
  await shop.restart();
  await expect
    .poll(async () => (await orderOf(buyer, order.orderId)).refunded, { timeout: 10_000 })
    .toEqual(line?.amount);
});
