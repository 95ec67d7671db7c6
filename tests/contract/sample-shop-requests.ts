import { randomUUID } from 'node:crypto';
import type { RouteName } from '@stallcast/shared/contract';
import { drawnPicture } from '../support/pictures.ts';
import type { Samples } from './samples.ts';

type ShopFeature =
  | 'products'
  | 'coupons'
  | 'shipping'
  | 'cart'
  | 'checkout'
  | 'orders'
  | 'addresses'
  | 'sales'
  | 'payments';
type ShopRoute = Exclude<Extract<RouteName, `${ShopFeature}.${string}`>, 'products.seen'>;

const payment = { gateway: 'test', method: 'approve' } as const;
const address = {
  name: 'Vera Viewer',
  line1: 'Market street 1',
  line2: 'Second floor',
  postalCode: '10115',
  city: 'Berlin',
  region: 'Berlin',
  country: 'DE',
  phone: '+49 30 1',
};

/** Those of what is sold: from the product to its payment. */
export const shopRequests: Samples<ShopRoute> = {
  'products.mine': async () => ({
    query: { search: 'cup', status: 'active', after: randomUUID(), limit: 5 },
  }),
  'products.one': async ({ productId }) => ({ params: { productId } }),
  'products.create': async () => ({
    body: {
      name: 'Plate',
      description: 'White',
      priceMinor: 900,
      currency: 'EUR',
      stock: 3,
      isPhysical: true,
      perOrderLimit: 2,
      perBuyerLimit: 4,
    },
  }),
  'products.update': async ({ productId }) => ({
    params: { productId },
    body: {
      name: `Cup ${randomUUID()}`,
      description: 'Red',
      priceMinor: 1300,
      stockChange: 5,
      status: 'active',
      isPhysical: false,
      perOrderLimit: 50,
      perBuyerLimit: null,
    },
  }),
  'products.addVariant': async ({ shirtId }) => ({
    params: { productId: shirtId },
    body: { size: 'M', colour: randomUUID(), priceMinor: 1900, stock: 5 },
  }),
  'products.changeVariant': async (world) => ({
    params: { productId: world.shirtId, variantId: await world.shirtVariant() },
    body: { size: 'S', colour: randomUUID(), priceMinor: 1800, stockChange: 1, status: 'active' },
  }),
  'products.addImage': async (world) => {
    await world.shirtImage();
    return { params: { productId: world.shirtId }, file: await drawnPicture() };
  },
  'products.orderImages': async (world) => ({
    params: { productId: world.shirtId },
    body: { imageIds: [await world.shirtImage()] },
  }),
  'products.removeImage': async (world) => ({
    params: { productId: world.shirtId, imageId: await world.shirtImage() },
  }),

  'coupons.mine': async () => ({ query: { after: randomUUID(), limit: 5 } }),
  'coupons.create': async () => ({
    body: {
      code: `C${randomUUID().slice(0, 8)}`,
      value: { kind: 'amount', amountMinor: 500, currency: 'EUR' },
      startsAt: '2026-05-01T18:00:00Z',
      endsAt: '2090-05-01T18:00:00Z',
      totalLimit: 100,
      perUserLimit: 2,
    },
  }),
  'coupons.update': async (world) => ({
    params: { couponId: await world.coupon() },
    body: {
      startsAt: null,
      endsAt: '2090-05-01T18:00:00Z',
      totalLimit: 200,
      perUserLimit: 3,
      isActive: true,
    },
  }),
  'shipping.show': async () => ({}),
  'shipping.set': async () => ({ body: { rates: [{ amountMinor: 490, currency: 'EUR' }] } }),

  'cart.show': async () => ({}),
  'cart.add': async (world) => ({
    body: {
      ...{ productId: world.productId, variantId: world.variantId },
      ...{ quantity: 1, streamId: await world.liveShow() },
    },
  }),
  'cart.change': async (world, caller) => {
    const variantId = (await world.fillCart(caller)) ?? randomUUID();
    return { params: { variantId }, body: { quantity: 2 } };
  },
  'checkout.buyNow': async (world) => ({
    body: {
      ...{ productId: world.productId, variantId: world.variantId, quantity: 1 },
      ...{ streamId: await world.liveShow(), address, payment },
    },
    idempotencyKey: randomUUID(),
  }),
  'checkout.cart': async (world, caller) => {
    await world.fillCart(caller);
    return { body: { address, payment }, idempotencyKey: randomUUID() };
  },
  'checkout.begin': async (world) => ({
    body: {
      product: { productId: world.productId, quantity: 1, streamId: await world.liveShow() },
      address,
    },
    idempotencyKey: randomUUID(),
  }),
  'checkout.update': async (world) => ({
    params: { orderId: await world.checkout() },
    body: { address, couponCode: null },
  }),
  'checkout.pay': async (world) => ({
    params: { orderId: await world.checkout() },
    body: { payment },
    idempotencyKey: randomUUID(),
  }),
  'checkout.leave': async (world) => ({ params: { orderId: await world.checkout() } }),
  'orders.mine': async () => ({ query: { after: randomUUID(), limit: 5 } }),
  'orders.one': async (world) => ({ params: { orderId: await world.order() } }),
  'orders.sellers': async (world) => ({ params: { orderId: await world.order() } }),
  'addresses.last': async () => ({}),
  'sales.list': async (world) => ({
    query: {
      ...{ search: 'cup', status: 'paid', streamId: await world.liveShow() },
      ...{ after: randomUUID(), limit: 5 },
    },
  }),
  'sales.one': async (world) => ({ params: { orderId: await world.order() } }),
  'sales.csv': async (world) => ({
    query: { search: 'cup', status: 'paid', streamId: await world.liveShow(), after: randomUUID() },
  }),
  'sales.ship': async (world) => {
    const orderId = await world.order();
    await world.app.sql`update order_lines set is_physical = true where order_id = ${orderId}`;
    return { params: { orderId }, body: { carrier: 'DHL', tracking: 'JJD0001' } };
  },
  'sales.refund': async (world) => {
    const orderId = await world.order();
    const { sale } = await world.as('owner').api('sales.one', { params: { orderId } });
    return {
      params: { orderId },
      body: { orderLineIds: sale.lines.map((line) => line.orderLineId), restock: true },
      idempotencyKey: randomUUID(),
    };
  },
  'payments.methods': async () => ({}),
  'payments.testChallenge': async (world) => ({
    params: { challengeId: await world.openPayment('challenge') },
    body: { answer: 'approve' },
  }),
  'payments.stripeWebhook': async () => ({
    body: { id: `evt_${randomUUID()}`, type: 'customer.created', data: { object: { id: 'cus_1' } } },
  }),
  'payments.testWebhook': async (world) => ({
    body: { eventId: randomUUID(), paymentId: await world.openPayment(), outcome: 'succeeded' },
  }),
};
