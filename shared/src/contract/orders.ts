import { z } from 'zod';
import { orderStatuses } from '../domain/order-state.ts';
import { address } from './address.ts';
import { defineRoute } from './define.ts';
import {
  dropId,
  instant,
  limitParam,
  money,
  orderId,
  orderLineId,
  productId,
  streamId,
  variantId,
  vendorId,
} from './fields.ts';
import { gatewayNames, paymentAction } from './payment-choice.ts';
import { sellerRef } from './sellers.ts';

const orderLine = z.object({
  orderLineId,
  productId,
  variantId,
  vendorId,
  name: z.string(),
  /** Size and colour, as they are read; empty where there is no choice. */
  variant: z.string(),
  quantity: z.int().min(1),
  unitPrice: money,
  /** What a coupon took off the whole line. */
  discount: money,
  /** What the line costs, after that. */
  amount: money,
  isPhysical: z.boolean(),
  /** The show it was bought in, and the moment of it. */
  streamId: streamId.nullable(),
  showOffsetMs: z.int().min(0).nullable(),
  dropId: dropId.nullable(),
  refundedAt: instant.nullable(),
});

/** A seller's part of an order on its way. */
const shipment = z.object({
  vendorId,
  vendorName: z.string(),
  carrier: z.string(),
  tracking: z.string(),
  shippedAt: instant,
});

const orderPayment = z.object({
  gateway: z.enum(gatewayNames),
  method: z.string(),
  /** `created`: nobody knows yet. */
  status: z.enum(['created', 'succeeded', 'failed', 'refund-due', 'refunded']),
  /** What I have to do before the money can move. */
  action: paymentAction.nullable(),
});

export const order = z.object({
  orderId,
  status: z.enum(orderStatuses),
  lines: z.array(orderLine),
  /** Of the lines, after what coupons took off. */
  items: money,
  /** What coupons took off. */
  discount: money,
  shipping: money,
  tax: money,
  /** Items, shipping and tax. */
  total: money,
  /** Of the total, what was paid back. */
  refunded: money,
  /** Null where nothing is sent, and while it was not given. */
  address: address.nullable(),
  couponCode: z.string().nullable(),
  createdAt: instant,
  /** Until when what is in it is held; null once it is not pending any more. */
  expiresAt: instant.nullable(),
  paidAt: instant.nullable(),
  /** Why it was cancelled, in a sentence; null otherwise. */
  cancelReason: z.string().nullable(),
  shipments: z.array(shipment),
  /** Null while nobody pays. */
  payment: orderPayment.nullable(),
});
export type Order = z.infer<typeof order>;

export const orderRoutes = {
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
  'orders.sellers': defineRoute({
    method: 'GET',
    path: '/api/orders/:orderId/sellers',
    access: 'user',
    limit: 'read',
    summary: 'Who sold what is in one of my orders, as they are called now, by name.',
    params: z.strictObject({ orderId }),
    output: z.object({ sellers: z.array(sellerRef) }),
    errors: ['not-found'],
  }),
};

export const addressRoutes = {
  'addresses.last': defineRoute({
    method: 'GET',
    path: '/api/addresses/last',
    access: 'user',
    limit: 'read',
    summary: 'Where my last order was to be sent, to fill in a form; null where none was.',
    output: z.object({ address: address.nullable() }),
  }),
};
