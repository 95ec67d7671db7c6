import { randomUUID } from 'node:crypto';
import type { OrderStatus } from '@stallcast/shared/domain';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SellerPerson, UserPerson } from '../support/drivers.ts';
import { expectBooksToAgree } from '../support/invariants.ts';
import { openShop, paymentDelay, type Shop } from '../support/open-shop.ts';
import { addProduct, outcomeOf, paying } from '../support/shopping.ts';

let shop: Shop;
let seller: SellerPerson;
let buyer: UserPerson;

beforeAll(async () => {
  // A delayed payment ends by what the gateway reports, and by nothing else.
  shop = await openShop(paymentDelay(600_000));
  seller = await shop.seller();
  buyer = await shop.buyer();
});
afterAll(() => shop.close());

const act = fc.oneof(
  fc.record({
    kind: fc.constant('pay' as const),
    method: fc.constantFrom('approve' as const, 'decline' as const, 'delayed' as const),
  }),
  fc.record({
    kind: fc.constant('report' as const),
    outcome: fc.constantFrom('succeeded' as const, 'failed' as const),
  }),
  fc.record({ kind: fc.constant('refund' as const), line: fc.constantFrom(0, 1), restock: fc.boolean() }),
  fc.record({ kind: fc.constantFrom('leave' as const, 'ship' as const) }),
);
type Act = typeof act extends fc.Arbitrary<infer Each> ? Each : never;

/** What an order is, and what is known of it besides its status. */
interface Model {
  status: OrderStatus;
  /** Somebody pays, or paid. */
  hasPayment: boolean;
  readonly refunded: Set<number>;
}

const isSold = ({ status }: Model) => status !== 'pending' && status !== 'cancelled';

/** What an act makes of the order: how it ends for whoever does it. */
function foresee(model: Model, given: Act): string {
  const isPending = model.status === 'pending';
  switch (given.kind) {
    case 'pay':
      if (!isPending || model.hasPayment) return 'order-not-open';
      model.hasPayment = true;
      if (given.method === 'approve') model.status = 'paid';
      if (given.method === 'decline') model.status = 'cancelled';
      return given.method === 'decline' ? 'payment-declined' : 'ok';
    case 'report':
      // Of what has ended already it changes nothing: money that comes too late goes back.
      if (isPending && model.hasPayment) model.status = given.outcome === 'succeeded' ? 'paid' : 'cancelled';
      return 'ok';
    case 'leave':
      if (isSold(model)) return 'order-not-open';
      model.status = 'cancelled';
      return 'ok';
    case 'ship':
      if (!isSold(model) || model.status === 'refunded') return 'order-not-open';
      model.status = 'fulfilled';
      return 'ok';
    case 'refund':
      if (!isSold(model)) return 'order-not-open';
      model.refunded.add(given.line);
      if (model.refunded.size === 2) model.status = 'refunded';
      return 'ok';
  }
}

interface Begun {
  readonly orderId: string;
  readonly lineIds: readonly string[];
}

async function perform({ orderId, lineIds }: Begun, given: Act): Promise<unknown> {
  const params = { orderId };
  const idempotencyKey = randomUUID();
  switch (given.kind) {
    case 'pay':
      return buyer.api('checkout.pay', { params, body: { payment: paying(given.method) }, idempotencyKey });
    case 'report': {
      const [payment] = await shop.sql<{ id: string }[]>`select id from payments where order_id = ${orderId}`;
      if (payment) expect(await shop.webhooks.report(orderId, given.outcome)).toBe(200);
      return undefined;
    }
    case 'leave':
      return buyer.api('checkout.leave', { params });
    case 'ship':
      return seller.api('sales.ship', { params, body: { carrier: 'Pigeon' } });
    case 'refund': {
      const body = { orderLineIds: [lineIds[given.line] ?? ''], restock: given.restock };
      return seller.api('sales.refund', { params, body, idempotencyKey });
    }
  }
}

async function beginWithTwoLines(productIds: readonly string[]): Promise<Begun> {
  for (const productId of productIds) await buyer.api('cart.add', { body: { productId } });
  const address = { name: 'Ada', line1: 'Lane 1', city: 'Graz', country: 'AT' };
  const { order } = await buyer.api('checkout.begin', { body: { address }, idempotencyKey: randomUUID() });
  return { orderId: order.orderId, lineIds: order.lines.map((line) => line.orderLineId) };
}

test('an order goes through its states as foreseen, whatever is done to it in whatever order', async () => {
  const stock = 200;
  const products = [
    (await addProduct(seller.api, { stock, isPhysical: true })).productId,
    (await addProduct(seller.api, { stock, isPhysical: true })).productId,
  ];
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 8 }), async (acts) => {
      const begun = await beginWithTwoLines(products);
      const model: Model = { status: 'pending', hasPayment: false, refunded: new Set() };
      for (const given of acts) {
        const foreseen = foresee(model, given);
        expect(await outcomeOf(perform(begun, given)), JSON.stringify(given)).toBe(foreseen);
        const { order } = await buyer.api('orders.one', { params: { orderId: begun.orderId } });
        expect(order.status, JSON.stringify(given)).toBe(model.status);
        expect(order.lines.filter(({ refundedAt }) => refundedAt !== null)).toHaveLength(model.refunded.size);
      }
      await expectBooksToAgree(shop.sql, Object.fromEntries(products.map((productId) => [productId, stock])));
      await outcomeOf(buyer.api('checkout.leave', { params: { orderId: begun.orderId } }));
      const { cart } = await buyer.api('cart.show', {});
      for (const { variantId } of cart.lines)
        await buyer.api('cart.change', { params: { variantId }, body: { quantity: 0 } });
    }),
    { numRuns: 20 },
  );
}, 60_000);
