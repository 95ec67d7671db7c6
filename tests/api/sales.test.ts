import { randomUUID } from 'node:crypto';
import type { Order, RouteRequest, Routes } from '@stallcast/shared/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SellerPerson } from '../support/drivers.ts';
import { openShop, type Shop } from '../support/open-shop.ts';
import { addProduct, buy, buyCart, outcomeOf } from '../support/shopping.ts';
import { goLive } from '../support/shows.ts';

type Query = NonNullable<RouteRequest<Routes['sales.list']>['query']>;

let shop: Shop;
let seller: SellerPerson;
let other: SellerPerson;

beforeAll(async () => {
  shop = await openShop();
  [seller, other] = await Promise.all([shop.seller(), shop.seller()]);
});
afterAll(() => shop.close());

/** A paid order with a line of each seller; what is sent is sent to an address. */
async function orderOfTwo(
  buyerName = 'Ada',
): Promise<{ order: Order; buyer: Awaited<ReturnType<Shop['buyer']>> }> {
  const buyer = await shop.buyer(buyerName);
  for (const { api } of [seller, other])
    await buyer.api('cart.add', { body: { productId: (await addProduct(api)).productId } });
  const order = await buyCart(buyer.api);
  await sendable(order.orderId);
  return { order, buyer };
}

/** Makes parcels of an order's lines, as if they had been bought with an address. */
async function sendable(orderId: string): Promise<void> {
  const address = { name: 'Ada', line1: 'Street 1', city: 'Town', country: 'DE' };
  await shop.sql`update order_lines set is_physical = true where order_id = ${orderId}`;
  await shop.sql`update orders set address = ${shop.sql.json(address)} where id = ${orderId}`;
}

const statusOf = async ({ api }: { api: SellerPerson['api'] }, orderId: string) =>
  (await api('orders.one', { params: { orderId } })).order.status;
const ship = ({ api }: SellerPerson, orderId: string, tracking = 'T1') =>
  api('sales.ship', { params: { orderId }, body: { carrier: 'DHL', tracking } });

test('a seller sees the own lines of an order and no others', async () => {
  const { order } = await orderOfTwo();
  const { orderId } = order;
  for (const { api, vendorId } of [seller, other]) {
    const { sale } = await api('sales.one', { params: { orderId } });
    const own = order.lines.filter((line) => line.vendorId === vendorId);
    expect(sale.lines.map((line) => line.orderLineId)).toEqual(own.map((line) => line.orderLineId));
    expect(sale).toMatchObject({ status: 'paid', buyerName: 'Ada', total: { amountMinor: 1250 } });
    expect(sale.address?.city).toBe('Town');
  }
  const stranger = await shop.seller();
  expect(await outcomeOf(stranger.api('sales.one', { params: { orderId } }))).toBe('not-found');
  expect((await stranger.api('sales.list', {})).sales).toEqual([]);
});

test('who sends nothing is not told where the buyer lives', async () => {
  const { order } = await orderOfTwo();
  const { orderId } = order;
  await shop.sql`update order_lines set is_physical = false where order_id = ${orderId} and vendor_id = ${other.vendorId}`;
  expect((await other.api('sales.one', { params: { orderId } })).sale.address).toBeNull();
});

test('what is not paid is no sale', async () => {
  const own = await shop.seller();
  const { productId } = await addProduct(own.api);
  const buyer = await shop.buyer();
  await buy(buyer.api, { productId, method: 'delayed' });
  await outcomeOf(buy(buyer.api, { productId, method: 'decline' }));
  expect((await own.api('sales.list', {})).sales).toEqual([]);
});

test('sales are paged newest first, and found by buyer, product, order and show', async () => {
  const own = await shop.seller();
  const [cup, plate] = [await addProduct(own.api), await addProduct(own.api, { name: 'Plate 100%_' })];
  const { streamId } = await goLive(own.api, [cup.productId]);
  const [ada, bob] = [await shop.buyer('Ada'), await shop.buyer('Bob')];
  const first = await buy(ada.api, { productId: cup.productId, streamId });
  const second = await buy(bob.api, { productId: plate.productId });
  const third = await buy(bob.api, { productId: cup.productId });
  const ids = async (query: Query) =>
    (await own.api('sales.list', { query })).sales.map(({ orderId }) => orderId);
  const page = await own.api('sales.list', { query: { limit: 2 } });
  expect(page.sales.map(({ orderId }) => orderId)).toEqual([third.orderId, second.orderId]);
  expect(await ids({ limit: 2, after: second.orderId })).toEqual([first.orderId]);
  expect(page.next).toBe(second.orderId);
  expect(await ids({ search: 'ADA' })).toEqual([first.orderId]);
  expect(await ids({ search: '100%_' })).toEqual([second.orderId]);
  expect(await ids({ search: '%' })).toEqual([second.orderId]);
  expect(await ids({ search: third.orderId.slice(0, 20).toUpperCase() })).toContain(third.orderId);
  expect(await ids({ streamId })).toEqual([first.orderId]);
  expect(await ids({ status: 'refunded' })).toEqual([]);
});

test('the same as CSV: a heading, then a row a line', async () => {
  const own = await shop.seller();
  const { productId } = await addProduct(own.api, { name: '=cmd|calc' });
  const buyer = await shop.buyer('Ada, "Countess"');
  await buy(buyer.api, { productId, quantity: 2 });
  const { csv, next } = await own.api('sales.csv', {});
  expect(next).toBeNull();
  const [heading = '', row = '', end] = csv.split('\r\n');
  expect(heading.startsWith('order,paid at,status,buyer,')).toBe(true);
  expect(row).toContain(`"Ada, ""Countess""",'=cmd|calc,`);
  expect(row).toContain(',2,12.50,0.00,25.00,');
  expect(end).toBe('');
});

test('an order is fulfilled when every seller has sent the own part, and the buyer sees where it is', async () => {
  const { order, buyer } = await orderOfTwo();
  const { orderId } = order;
  expect((await ship(seller, orderId)).sale).toMatchObject({
    status: 'paid',
    shipment: { carrier: 'DHL', tracking: 'T1' },
  });
  expect((await ship(seller, orderId, 'T2')).sale.shipment?.tracking).toBe('T2');
  expect((await ship(other, orderId, 'T3')).sale.status).toBe('fulfilled');
  const { shipments, status } = (await buyer.api('orders.one', { params: { orderId } })).order;
  expect(status).toBe('fulfilled');
  expect(shipments.map(({ tracking }) => tracking).toSorted()).toEqual(['T2', 'T3']);
});

test('lines that are not parcels count as sent', async () => {
  const { order, buyer } = await orderOfTwo();
  const { orderId } = order;
  await shop.sql`update order_lines set is_physical = false where order_id = ${orderId} and vendor_id = ${other.vendorId}`;
  expect(await outcomeOf(ship(other, orderId))).toBe('order-not-open');
  await ship(seller, orderId);
  expect(await statusOf(buyer, orderId)).toBe('fulfilled');
});

test('nobody sends what is not paid, was paid back, or is somebody else’s', async () => {
  const { productId } = await addProduct(seller.api);
  const buyer = await shop.buyer();
  const pending = await buy(buyer.api, { productId, method: 'delayed' });
  await sendable(pending.orderId);
  expect(await outcomeOf(ship(seller, pending.orderId))).toBe('order-not-open');
  expect(await outcomeOf(ship(other, pending.orderId))).toBe('not-found');
  expect(await outcomeOf(ship(seller, randomUUID()))).toBe('not-found');
});
