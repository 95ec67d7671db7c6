import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { users, vendors } from './accounts.ts';
import { createdAt, minorUnits, moment, place } from './columns.ts';
import { products } from './products.ts';
import { liveStreams } from './streams.ts';

const currencies = ['EUR', 'USD', 'GBP', 'CHF', 'JPY'] as const;

export const orders = pgTable(
  'orders',
  {
    id: uuid('id').primaryKey(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id),
    status: text('status', { enum: ['pending', 'paid', 'fulfilled', 'cancelled', 'refunded'] })
      .notNull()
      .default('pending'),
    /** Of the call that made it; one call makes one order, whatever is repeated. */
    idempotencyKey: text('idempotency_key').notNull(),
    /** Its lines were taken out of the buyer's cart and go back there if it is cancelled. */
    fromCart: boolean('from_cart').notNull().default(false),
    totalMinor: minorUnits('total_minor').notNull(),
    currency: text('currency', { enum: currencies }).notNull(),
    createdAt: createdAt(),
    /** An order that is still pending then is cancelled and its stock goes back. */
    expiresAt: moment('expires_at').notNull(),
    paidAt: moment('paid_at'),
    cancelledAt: moment('cancelled_at'),
    cancelReason: text('cancel_reason', { enum: ['payment-declined', 'payment-timeout'] }),
  },
  (table) => [
    index().on(table.userId, table.id),
    uniqueIndex('orders_one_per_key').on(table.userId, table.idempotencyKey),
    index().on(table.expiresAt).where(sql`status = 'pending'`),
    check(
      'orders_status_known',
      sql`${table.status} in ('pending', 'paid', 'fulfilled', 'cancelled', 'refunded')`,
    ),
    check('orders_total_not_negative', sql`${table.totalMinor} >= 0`),
    check(
      'orders_paid_has_time',
      sql`(${table.status} in ('paid', 'fulfilled', 'refunded')) = (${table.paidAt} is not null)`,
    ),
    check(
      'orders_cancelled_has_reason',
      sql`(${table.status} = 'cancelled') = (${table.cancelledAt} is not null) and (${table.status} = 'cancelled') = (${table.cancelReason} is not null)`,
    ),
  ],
);

export const orderLines = pgTable(
  'order_lines',
  {
    id: uuid('id').primaryKey(),
    orderId: uuid('order_id')
      .notNull()
      .references(() => orders.id),
    productId: uuid('product_id')
      .notNull()
      .references(() => products.id),
    vendorId: uuid('vendor_id')
      .notNull()
      .references(() => vendors.id),
    /** The live show it was bought in. */
    streamId: uuid('stream_id').references(() => liveStreams.id),
    /** Name and price as they were when it was bought. */
    name: text('name').notNull(),
    quantity: integer('quantity').notNull(),
    unitPriceMinor: minorUnits('unit_price_minor').notNull(),
    amountMinor: minorUnits('amount_minor').notNull(),
  },
  (table) => [
    uniqueIndex('order_lines_one_per_product').on(table.orderId, table.productId),
    index().on(table.productId),
    index().on(table.vendorId),
    index().on(table.streamId),
    check('order_lines_quantity_positive', sql`${table.quantity} >= 1`),
    check(
      'order_lines_amount_adds_up',
      sql`${table.amountMinor} = ${table.unitPriceMinor} * ${table.quantity}`,
    ),
  ],
);

/** What a live show sold: one row per paid order line that was bought in it. */
export const streamOrders = pgTable(
  'stream_orders',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    streamId: uuid('stream_id')
      .notNull()
      .references(() => liveStreams.id),
    orderId: uuid('order_id')
      .notNull()
      .references(() => orders.id),
    orderLineId: uuid('order_line_id')
      .notNull()
      .unique()
      .references(() => orderLines.id),
    productId: uuid('product_id')
      .notNull()
      .references(() => products.id),
    vendorId: uuid('vendor_id')
      .notNull()
      .references(() => vendors.id),
    amount: minorUnits('amount').notNull(),
    currency: text('currency', { enum: currencies }).notNull(),
    quantity: integer('quantity').notNull(),
    seq: place('seq').notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    index().on(table.streamId),
    index().on(table.vendorId),
    index().on(table.createdAt),
    index().on(table.orderId),
    index().on(table.productId),
    uniqueIndex('stream_orders_history').on(table.streamId, table.seq),
    check('stream_orders_amount_not_negative', sql`${table.amount} >= 0`),
  ],
);

/** Stock taken out of products.stock for an order: held until paid (claimed) or given back (released). */
export const stockReservations = pgTable(
  'stock_reservations',
  {
    orderLineId: uuid('order_line_id')
      .primaryKey()
      .references(() => orderLines.id),
    productId: uuid('product_id')
      .notNull()
      .references(() => products.id),
    quantity: integer('quantity').notNull(),
    state: text('state', { enum: ['held', 'claimed', 'released'] })
      .notNull()
      .default('held'),
    createdAt: createdAt(),
    settledAt: moment('settled_at'),
  },
  (table) => [
    index().on(table.productId, table.state),
    check('stock_reservations_quantity_positive', sql`${table.quantity} >= 1`),
    check('stock_reservations_state_known', sql`${table.state} in ('held', 'claimed', 'released')`),
    check(
      'stock_reservations_settled_has_time',
      sql`(${table.state} = 'held') = (${table.settledAt} is null)`,
    ),
  ],
);
