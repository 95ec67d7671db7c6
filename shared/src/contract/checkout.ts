import { z } from 'zod';
import { address } from './address.ts';
import { choice, quantity } from './cart.ts';
import { couponCode } from './coupons.ts';
import { defineRoute } from './define.ts';
import { orderId } from './fields.ts';
import { order } from './orders.ts';
import { paymentChoice as payment } from './payment-choice.ts';

/** Why what is wanted cannot be had. */
const cannotHave = [
  'not-found',
  'variant-needed',
  'cart-empty',
  'stream-not-live',
  'drop-not-open',
  'product-unavailable',
  'sold-out',
  'over-order-limit',
  'over-buyer-limit',
  'reservation-expired',
  'mixed-currencies',
] as const;
const repeated = ['idempotency-in-progress', 'idempotency-key-reused'] as const;
const cannotUse = ['coupon-invalid', 'coupon-used-up'] as const;
const cannotPay = ['address-needed', 'payment-declined', 'gateway-unavailable'] as const;

/** Given with a purchase in one call. */
const details = { address: address.optional(), couponCode: couponCode.optional() };
const params = z.strictObject({ orderId });

/** A purchase in one call, or in steps: then what is wanted is held from `begin` on, for as long as `expiresAt` says. */
export const checkoutRoutes = {
  'checkout.buyNow': defineRoute({
    method: 'POST',
    path: '/api/checkout/buy-now',
    access: 'user',
    limit: 'order',
    summary: 'Buy one product at once, without the cart.',
    idempotent: true,
    body: z.strictObject({ ...choice, quantity: quantity.default(1), ...details, payment }),
    status: 201,
    output: z.object({ order }),
    errors: [...cannotHave, ...cannotUse, ...cannotPay, ...repeated],
  }),
  'checkout.cart': defineRoute({
    method: 'POST',
    path: '/api/checkout/cart',
    access: 'user',
    limit: 'order',
    summary:
      'Buy what is in my cart. The cart is emptied by the order; a declined payment leaves it as it was.',
    idempotent: true,
    body: z.strictObject({ ...details, payment }),
    status: 201,
    output: z.object({ order }),
    errors: [...cannotHave, ...cannotUse, ...cannotPay, ...repeated],
  }),
  'checkout.begin': defineRoute({
    method: 'POST',
    path: '/api/checkout',
    access: 'user',
    limit: 'order',
    summary:
      'Hold what is in my cart, or one product, and say what it costs. Another checkout of mine that is not paid is left by it.',
    idempotent: true,
    body: z.strictObject({
      /** Without it: what is in my cart. */
      product: z.strictObject({ ...choice, quantity: quantity.default(1) }).optional(),
      ...details,
    }),
    status: 201,
    output: z.object({ order }),
    errors: [...cannotHave, ...cannotUse, ...repeated],
  }),
  'checkout.update': defineRoute({
    method: 'PATCH',
    path: '/api/checkout/:orderId',
    access: 'user',
    limit: 'write',
    summary: 'Say where to send it, or use a code; null takes it away. What is not named stays.',
    params,
    body: z.strictObject({
      address: address.nullable().optional(),
      couponCode: couponCode.nullable().optional(),
    }),
    output: z.object({ order }),
    errors: ['not-found', 'order-not-open', 'reservation-expired', ...cannotUse],
  }),
  'checkout.pay': defineRoute({
    method: 'POST',
    path: '/api/checkout/:orderId/payment',
    access: 'user',
    limit: 'order',
    summary: 'Pay for it. Where more is to be done, the order’s payment says what.',
    idempotent: true,
    params,
    body: z.strictObject({ payment }),
    status: 201,
    output: z.object({ order }),
    errors: ['not-found', 'order-not-open', 'reservation-expired', ...cannotPay, ...repeated],
  }),
  'checkout.leave': defineRoute({
    method: 'POST',
    path: '/api/checkout/:orderId/leave',
    access: 'user',
    limit: 'write',
    summary: 'Give back what is held; what came from my cart is in it again. Left twice is left.',
    params,
    output: z.object({ order }),
    errors: ['not-found', 'order-not-open'],
  }),
};
