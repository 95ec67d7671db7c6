import { z } from 'zod';
import { orderStatuses } from '../domain/order-state.ts';
import { defineRoute } from './define.ts';
import { instant, limitParam, money, orderId, productId, streamId, variantId, vendorId } from './fields.ts';

const quantity = z.int().min(1).max(100);

/** What is wanted. */
const choice = {
  productId,
  /** Needed where the product has several. */
  variantId: variantId.optional(),
  /** The show it is wanted in. */
  streamId: streamId.optional(),
};

const cartLine = z.object({
  productId,
  variantId,
  name: z.string(),
  imageUrl: z.string().nullable(),
  unitPrice: money,
  quantity: z.int().min(1),
  lineTotal: money,
  stock: z.int().min(0),
  perOrderLimit: z.int().min(1),
  /** Whether it can be bought as it stands here: for sale, enough in stock, within the limit. */
  available: z.boolean(),
  /** The show it was put in from. */
  streamId: streamId.nullable(),
});
export const cart = z.object({
  lines: z.array(cartLine),
  /** Of the lines that are available; null where there are none, or in several currencies. */
  total: money.nullable(),
});
export type Cart = z.infer<typeof cart>;

const orderLine = z.object({
  productId,
  vendorId,
  name: z.string(),
  quantity: z.int().min(1),
  unitPrice: money,
  amount: money,
  streamId: streamId.nullable(),
});

export const order = z.object({
  orderId,
  status: z.enum(orderStatuses),
  lines: z.array(orderLine),
  total: money,
  createdAt: instant,
  paidAt: instant.nullable(),
  /** Why it was cancelled, in a sentence; null otherwise. */
  cancelReason: z.string().nullable(),
});
export type Order = z.infer<typeof order>;

/** How to pay. The methods of the built-in test gateway name their outcome. */
const payment = z.strictObject({
  gateway: z.literal('test'),
  method: z.enum(['approve', 'decline', 'delayed']),
});

export const orderRoutes = {
  'cart.show': defineRoute({
    method: 'GET',
    path: '/api/cart',
    access: 'user',
    limit: 'read',
    summary: 'My cart at today’s prices.',
    output: z.object({ cart }),
  }),
  'cart.add': defineRoute({
    method: 'POST',
    path: '/api/cart/lines',
    access: 'user',
    limit: 'write',
    summary: 'Put a product into my cart, or more of one that is there.',
    body: z.strictObject({ ...choice, quantity: quantity.default(1) }),
    output: z.object({ cart }),
    errors: ['not-found', 'variant-needed', 'product-unavailable', 'sold-out', 'over-order-limit'],
  }),
  'cart.change': defineRoute({
    method: 'PATCH',
    path: '/api/cart/lines/:variantId',
    access: 'user',
    limit: 'write',
    summary: 'Set how many of a variant are in my cart; 0 takes it out.',
    params: z.strictObject({ variantId }),
    body: z.strictObject({ quantity: z.int().min(0).max(100) }),
    output: z.object({ cart }),
    errors: ['not-found', 'product-unavailable', 'sold-out', 'over-order-limit'],
  }),
  'checkout.buyNow': defineRoute({
    method: 'POST',
    path: '/api/checkout/buy-now',
    access: 'user',
    limit: 'order',
    summary: 'Buy one product at once, without the cart.',
    idempotent: true,
    body: z.strictObject({
      ...choice,
      quantity: quantity.default(1),
      payment,
    }),
    status: 201,
    output: z.object({ order }),
    errors: [
      'not-found',
      'variant-needed',
      'stream-not-live',
      'product-unavailable',
      'sold-out',
      'over-order-limit',
      'payment-declined',
      'idempotency-in-progress',
      'idempotency-key-reused',
    ],
  }),
  'checkout.cart': defineRoute({
    method: 'POST',
    path: '/api/checkout/cart',
    access: 'user',
    limit: 'order',
    summary:
      'Buy what is in my cart. The cart is emptied by the order; a declined payment leaves it as it was.',
    idempotent: true,
    body: z.strictObject({ payment }),
    status: 201,
    output: z.object({ order }),
    errors: [
      'cart-empty',
      'product-unavailable',
      'sold-out',
      'over-order-limit',
      'mixed-currencies',
      'payment-declined',
      'idempotency-in-progress',
      'idempotency-key-reused',
    ],
  }),
  'orders.mine': defineRoute({
    method: 'GET',
    path: '/api/orders',
    access: 'user',
    limit: 'read',
    summary: 'My orders, newest first.',
    query: z.strictObject({ after: orderId.optional(), limit: limitParam(50, 20) }),
    output: z.object({ orders: z.array(order), next: orderId.nullable() }),
  }),
  'orders.one': defineRoute({
    method: 'GET',
    path: '/api/orders/:orderId',
    access: 'user',
    limit: 'read',
    summary: 'One of my orders.',
    params: z.strictObject({ orderId }),
    output: z.object({ order }),
    errors: ['not-found'],
  }),
  'payments.testWebhook': defineRoute({
    method: 'POST',
    path: '/api/payments/webhooks/test',
    access: 'signed',
    limit: 'webhook',
    summary: 'Where the test gateway reports what became of a payment. Signed; an event counts once.',
    body: z.strictObject({
      eventId: z.string().regex(/^[\x21-\x7e]{1,200}$/),
      paymentId: z.uuid(),
      outcome: z.enum(['succeeded', 'failed']),
    }),
    output: z.object({ received: z.literal(true) }),
    errors: ['bad-signature'],
  }),
};
