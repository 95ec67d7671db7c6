import { randomUUID } from 'node:crypto';
import type { Order } from '@stallcast/shared/contract';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asGuest, type SellerPerson, type UserPerson } from '../support/drivers.ts';
import { startDrop } from '../support/drops.ts';
import { expectBooksToAgree } from '../support/invariants.ts';
import { openShop, type Shop } from '../support/open-shop.ts';
import { addProduct, buy, outcomeOf, paying, tally } from '../support/shopping.ts';
import { goLive } from '../support/shows.ts';

let shop: Shop;
let seller: SellerPerson;
let buyers: UserPerson[];

beforeAll(async () => {
  shop = await openShop({
    env: { TEST_PAYMENT_DELAY_MS: '30' },
    waits: { releaseExpiredEveryMs: 200, settlePaymentsEveryMs: 500, carryOutRefundsEveryMs: 500 },
  });
  seller = await shop.seller();
  buyers = await shop.buyers(5);
});
afterAll(() => shop.close());

const acts = [
  'put-in',
  'put-drop-in',
  'change',
  'change-drop',
  'begin',
  'begin-cart',
  'begin-drop',
  'use-coupon',
  'drop-coupon',
  'pay',
  'leave',
  'buy',
  'buy-cart',
  'buy-drop',
  'report',
  'overdue',
  'hold-overdue',
  'close-drop',
  'refund',
  'guest-comes',
] as const;

const step = fc.record({
  act: fc.constantFrom(...acts),
  who: fc.nat({ max: 4 }),
  quantity: fc.integer({ min: 1, max: 3 }),
  method: fc.constantFrom('approve' as const, 'decline' as const, 'delayed' as const),
  succeeds: fc.boolean(),
  restock: fc.boolean(),
});
type Step = typeof step extends fc.Arbitrary<infer Each> ? Each : never;

const stock = 8;
const couponUses = 3;

interface Scene {
  readonly productId: string;
  readonly limitedId: string;
  readonly variantOf: ReadonlyMap<string, string>;
  readonly droppedId: string;
  readonly dropId: string;
  readonly streamId: string;
  readonly code: string;
  readonly couponId: string;
}

/** A product, one that a buyer can have two of, one in a drop, and a coupon that can be used a few times. */
async function setScene(): Promise<Scene> {
  const [plain, limited, dropped] = [
    await addProduct(seller.api, { stock }),
    await addProduct(seller.api, { stock, perBuyerLimit: 2 }),
    await addProduct(seller.api, { stock }),
  ];
  const products = [plain, limited, dropped];
  const { streamId } = await goLive(
    seller.api,
    products.map(({ productId }) => productId),
  );
  const { productId: droppedId } = dropped;
  const { dropId } = await startDrop(seller.api, {
    ...{ streamId, productId: droppedId, quantity: 4, perBuyerLimit: 3 },
  });
  const code = `C${randomUUID().slice(0, 8)}`.toUpperCase();
  const value = { kind: 'percent', basisPoints: 1500 } as const;
  const { coupon } = await seller.api('coupons.create', {
    body: { code, value, totalLimit: couponUses, perUserLimit: 2 },
  });
  return {
    ...{ productId: plain.productId, limitedId: limited.productId, droppedId, dropId, streamId, code },
    couponId: coupon.couponId,
    variantOf: new Map(products.map(({ productId, variants: [only] }) => [productId, only?.variantId ?? ''])),
  };
}

async function perform(
  scene: Scene,
  { act, who, quantity, method, succeeds, restock }: Step,
): Promise<unknown> {
  const { streamId, dropId, code } = scene;
  const person = buyers[who] ?? seller;
  const { api, userId } = person;
  const productId = who % 2 === 0 ? scene.productId : scene.limitedId;
  const inDrop = { productId: scene.droppedId, dropId, quantity };
  const key = { idempotencyKey: randomUUID() };
  const variantId = (id: string) => scene.variantOf.get(id) ?? '';
  const couponCode = succeeds ? { couponCode: code } : {};
  const [open] = await shop.sql<{ id: string }[]>`
    select id from orders where user_id = ${userId} and status = 'pending' order by id desc limit 1`;
  const params = { orderId: open?.id ?? randomUUID() };
  switch (act) {
    case 'put-in':
      return api('cart.add', { body: { productId, quantity, streamId } });
    case 'put-drop-in':
      return api('cart.add', { body: inDrop });
    case 'change':
      return api('cart.change', {
        params: { variantId: variantId(productId) },
        body: { quantity: quantity - 1 },
      });
    case 'change-drop':
      return api('cart.change', {
        params: { variantId: variantId(scene.droppedId) },
        body: { quantity: quantity - 1, dropId },
      });
    case 'begin':
      return api('checkout.begin', {
        body: { product: { productId, quantity, streamId }, ...couponCode },
        ...key,
      });
    case 'begin-cart':
      return api('checkout.begin', { body: couponCode, ...key });
    case 'begin-drop':
      return api('checkout.begin', { body: { product: inDrop, ...couponCode }, ...key });
    case 'use-coupon':
      return api('checkout.update', { params, body: { couponCode: code } });
    case 'drop-coupon':
      return api('checkout.update', { params, body: { couponCode: null } });
    case 'pay':
      return api('checkout.pay', { params, body: { payment: paying(method) }, ...key });
    case 'leave':
      return api('checkout.leave', { params });
    case 'buy':
      return buy(api, { productId, quantity, streamId, method });
    case 'buy-cart':
      return api('checkout.cart', { body: { payment: paying(method), ...couponCode }, ...key });
    case 'buy-drop':
      return api('checkout.buyNow', { body: { ...inDrop, payment: paying(method), ...couponCode }, ...key });
    case 'report':
      return report(params.orderId, succeeds);
    case 'overdue':
      return shop.sql`update orders set expires_at = now() where id = ${params.orderId} and status = 'pending'`;
    case 'hold-overdue':
      return shop.sql`
        update stock_reservations set expires_at = now() where state = 'held' and order_line_id is null
          and cart_id = (select id from carts where user_id = ${userId})`;
    case 'close-drop':
      // Rare, or nothing would be bought in it.
      return who === 4 && quantity === 3 ? seller.api('drops.close', { body: { dropId } }) : undefined;
    case 'refund':
      return refund(userId, restock);
    case 'guest-comes':
      return bringGuestCart(person, productId, quantity);
  }
}

/** The gateway tells what became of a payment, twice. */
async function report(orderId: string, succeeds: boolean): Promise<void> {
  const [payment] = await shop.sql<{ id: string }[]>`select id from payments where order_id = ${orderId}`;
  if (!payment) return;
  const message = {
    ...{ eventId: randomUUID(), paymentId: payment.id },
    outcome: succeeds ? ('succeeded' as const) : ('failed' as const),
  };
  const statuses = await Promise.all([shop.webhooks.send(message), shop.webhooks.send(message)]);
  expect(statuses).toEqual([200, 200]);
}

async function refund(userId: string, restock: boolean): Promise<unknown> {
  const [line] = await shop.sql<{ orderId: string; lineId: string }[]>`
    select o.id as "orderId", l.id as "lineId" from orders o join order_lines l on l.order_id = o.id
    where o.user_id = ${userId} and o.status = 'paid' and l.refunded_at is null order by random() limit 1`;
  if (!line) return;
  return seller.api('sales.refund', {
    params: { orderId: line.orderId },
    body: { orderLineIds: [line.lineId], restock },
    idempotencyKey: randomUUID(),
  });
}

/** Somebody fills a cart, and only then logs in. */
async function bringGuestCart(
  { account, password }: UserPerson,
  productId: string,
  quantity: number,
): Promise<void> {
  const guest = asGuest(shop);
  await guest.api('cart.add', { body: { productId, quantity } });
  await guest.api('accounts.login', {
    body: { username: account.username, password, transport: 'cookie' },
  });
}

/** How acts may end: done, or refused for the state that things were in by then. */
const expected = new Set([
  ...['ok', 'paid', 'pending', 'cancelled', 'refunded', 'not-found', 'order-not-open', 'reservation-expired'],
  ...['sold-out', 'over-order-limit', 'over-buyer-limit', 'drop-not-open', 'cart-empty', 'payment-declined'],
  ...['coupon-invalid', 'coupon-used-up', 'order-not-open', 'product-unavailable'],
]);

test('whatever buyers, gateway, seller and clock do at once, the books agree and nobody sees a failure of ours', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(step, { minLength: 1, maxLength: 6 }), { minLength: 2, maxLength: 6 }),
      async (waves) => {
        const scene = await setScene();
        const initial = {
          [scene.productId]: stock,
          [scene.limitedId]: stock,
          [scene.droppedId]: stock,
        };
        for (const wave of waves) {
          const outcomes = await tally(wave.map((each) => perform(scene, each)));
          expect(Object.keys(outcomes).filter((outcome) => !expected.has(outcome))).toEqual([]);
          await expectBooksToAgree(shop.sql, initial);
        }
        await settleAll();
        await expectBooksToAgree(shop.sql, initial);
        await shop.sql`delete from cart_lines where variant_id = any(${[...scene.variantOf.values()]})`;
        await seller.api('endStream.delete', { body: { streamId: scene.streamId, confirm: 'delete' } });
      },
    ),
    { numRuns: 12, endOnFailure: true },
  );
}, 120_000);

/** Everybody gives up what they hold, and every payment comes to its end. */
async function settleAll(): Promise<void> {
  for (const { api } of buyers) {
    const { orders } = await api('orders.mine', { query: { limit: 50 } });
    for (const { orderId, status, payment } of orders)
      if (status === 'pending' && payment === null)
        await outcomeOf(api('checkout.leave', { params: { orderId } }));
    const { cart } = await api('cart.show', {});
    for (const { variantId, dropId } of cart.lines)
      await api('cart.change', {
        params: { variantId },
        body: { quantity: 0, ...(dropId !== null && { dropId }) },
      });
  }
  await expect
    .poll(() => shop.sql`select id from orders where status = 'pending'`, { timeout: 15_000, interval: 50 })
    .toHaveLength(0);
}

async function buyWithCode(
  { api }: UserPerson,
  { method, ...what }: { productId: string; couponCode: string; method: 'approve' | 'decline' },
): Promise<Order> {
  const body = { ...what, payment: paying(method) };
  return (await api('checkout.buyNow', { body, idempotencyKey: randomUUID() })).order;
}

test('however many use a code at once, it is used as often as it can be and no more', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        totalLimit: fc.integer({ min: 1, max: 6 }),
        perUserLimit: fc.integer({ min: 1, max: 2 }),
        tries: fc.array(
          fc.record({
            who: fc.nat({ max: 4 }),
            method: fc.constantFrom('approve' as const, 'decline' as const),
          }),
          { minLength: 1, maxLength: 10 },
        ),
      }),
      async ({ totalLimit, perUserLimit, tries }) => {
        const { productId } = await addProduct(seller.api, { stock: 100 });
        const code = `C${randomUUID().slice(0, 8)}`.toUpperCase();
        const value = { kind: 'amount', amountMinor: 100, currency: 'EUR' } as const;
        const { coupon } = await seller.api('coupons.create', {
          body: { code, value, totalLimit, perUserLimit },
        });
        const outcomes = await Promise.all(
          tries.map(async ({ who, method }) => ({
            who,
            method,
            outcome: await outcomeOf(
              buyWithCode(buyers[who] ?? seller, { productId, couponCode: code, method }),
            ),
          })),
        );
        const paid = outcomes.filter(({ outcome }) => outcome === 'paid');
        const [stored] = (await seller.api('coupons.mine', { query: { limit: 100 } })).coupons.filter(
          ({ couponId }) => couponId === coupon.couponId,
        );
        expect(stored?.used).toBe(paid.length);
        expect(paid.length).toBeLessThanOrEqual(totalLimit);
        for (const who of [0, 1, 2, 3, 4])
          expect(paid.filter((each) => each.who === who).length).toBeLessThanOrEqual(perUserLimit);
        // Where nobody was declined, all that could be used was used.
        const couldPay = [0, 1, 2, 3, 4].reduce(
          (sum, who) => sum + Math.min(perUserLimit, tries.filter((each) => each.who === who).length),
          0,
        );
        if (tries.every(({ method }) => method === 'approve'))
          expect(paid.length).toBe(Math.min(totalLimit, couldPay));
        await expectBooksToAgree(shop.sql, { [productId]: 100 });
      },
    ),
    { numRuns: 15 },
  );
}, 60_000);
