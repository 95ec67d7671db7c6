import { z } from 'zod';
import { orderStatuses } from '../domain/order-state.ts';
import { address } from './address.ts';
import { defineRoute } from './define.ts';
import {
  humanText,
  instant,
  limitParam,
  money,
  orderId,
  orderLineId,
  productId,
  streamId,
  variantId,
} from './fields.ts';

/** A line of an order as its seller sees it. */
const saleLine = z.object({
  orderLineId,
  productId,
  variantId,
  name: z.string(),
  /** Size and colour, as they are read; empty where there is no choice. */
  variant: z.string(),
  quantity: z.int().min(1),
  unitPrice: money,
  discount: money,
  amount: money,
  /** The show it was bought in, and the moment of it. */
  streamId: streamId.nullable(),
  showOffsetMs: z.int().min(0).nullable(),
  /** What a refund of this line pays back: its amount, and of the shipping what hangs on it. */
  refundable: money,
  /** How far a refund is: asked for, done, or refused by the gateway; null where nobody asked. */
  refundStatus: z.enum(['requested', 'succeeded', 'failed']).nullable(),
  refundedAt: instant.nullable(),
});

const shipment = z.object({ carrier: z.string(), tracking: z.string(), shippedAt: instant });

/** The seller's part of an order: other sellers' lines are not in it. */
export const sale = z.object({
  orderId,
  status: z.enum(orderStatuses),
  buyerName: z.string(),
  /** Null where nothing is sent. */
  address: address.nullable(),
  lines: z.array(saleLine),
  shipping: money,
  /** Of these lines and their shipping. */
  total: money,
  createdAt: instant,
  paidAt: instant.nullable(),
  shipment: shipment.nullable(),
});
export type Sale = z.infer<typeof sale>;

const filter = {
  /** Buyer's name, product, or the beginning of the order's id. */
  search: z
    .string()
    .max(80)
    .regex(/^\P{Cc}*$/u, 'contains characters that are not allowed')
    .optional(),
  status: z.enum(orderStatuses).optional(),
  streamId: streamId.optional(),
};

export const saleRoutes = {
  'sales.list': defineRoute({
    method: 'GET',
    path: '/api/sales',
    access: 'seller',
    limit: 'read',
    summary: 'My parts of orders, newest first.',
    query: z.strictObject({ ...filter, after: orderId.optional(), limit: limitParam(100, 50) }),
    output: z.object({ sales: z.array(sale), next: orderId.nullable() }),
  }),
  'sales.one': defineRoute({
    method: 'GET',
    path: '/api/sales/:orderId',
    access: 'seller',
    limit: 'read',
    summary: 'My part of one order.',
    params: z.strictObject({ orderId }),
    output: z.object({ sale }),
    errors: ['not-found'],
  }),
  'sales.csv': defineRoute({
    method: 'GET',
    path: '/api/sales/export',
    access: 'seller',
    limit: 'read',
    summary:
      'The same as CSV text (RFC 4180), a line an order line, a page at a time; ask on after `next` until it is null.',
    query: z.strictObject({ ...filter, after: orderId.optional() }),
    output: z.object({ csv: z.string(), next: orderId.nullable() }),
  }),
  'sales.ship': defineRoute({
    method: 'POST',
    path: '/api/sales/:orderId/shipment',
    access: 'seller',
    limit: 'write',
    summary:
      'Say that my part of a paid order is on its way. Said again, carrier and tracking are corrected.',
    params: z.strictObject({ orderId }),
    body: z.strictObject({ carrier: humanText(60), tracking: humanText(120).optional() }),
    output: z.object({ sale }),
    errors: ['not-found', 'order-not-open'],
  }),
  'sales.refund': defineRoute({
    method: 'POST',
    path: '/api/sales/:orderId/refund',
    access: 'seller',
    limit: 'write',
    summary:
      'Pay back lines of mine, or all of mine that are left; the gateway is asked until it has done so.',
    idempotent: true,
    params: z.strictObject({ orderId }),
    body: z.strictObject({
      /** Without them: all my lines. */
      orderLineIds: z.array(orderLineId).min(1).max(50).optional(),
      /** Whether the items go back into the stock. */
      restock: z.boolean().default(false),
    }),
    output: z.object({ sale }),
    errors: ['not-found', 'order-not-open', 'idempotency-in-progress', 'idempotency-key-reused'],
  }),
};
