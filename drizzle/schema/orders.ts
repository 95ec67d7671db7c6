import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { users, vendors } from './accounts.ts';
import { carts } from './carts.ts';
import { createdAt, currencyCode, minorUnits, moment, place } from './columns.ts';
import { coupons } from './coupons.ts';
import { drops } from './drops.ts';
import { products, productVariants } from './products.ts';
import { liveStreams } from './streams.ts';

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
    /** Of the call that made it, later of the call that pays it; one call makes one order, whatever is repeated. */
    idempotencyKey: text('idempotency_key').notNull(),
    /** Its lines were taken out of the buyer's cart and go back there if it is cancelled. */
    fromCart: boolean('from_cart').notNull().default(false),
    /** Of the lines, after what coupons took off. */
    itemsMinor: minorUnits('items_minor').notNull().default(0),
    shippingMinor: minorUnits('shipping_minor').notNull().default(0),
    taxMinor: minorUnits('tax_minor').notNull().default(0),
    totalMinor: minorUnits('total_minor').notNull(),
    currency: currencyCode().notNull(),
    /** Where parcels go, as it was given; its shape is the contract's. Null where nothing is sent. */
    address: jsonb('address'),
    couponId: uuid('coupon_id').references(() => coupons.id),
    createdAt: createdAt(),
    /** An order that is still pending then is cancelled and its stock goes back. */
    expiresAt: moment('expires_at').notNull(),
    paidAt: moment('paid_at'),
    cancelledAt: moment('cancelled_at'),
    cancelReason: text('cancel_reason', { enum: ['payment-declined', 'payment-timeout', 'left'] }),
  },
  (table) => [
    index().on(table.userId, table.id),
    uniqueIndex('orders_one_per_key').on(table.userId, table.idempotencyKey),
    index().on(table.expiresAt).where(sql`status = 'pending'`),
    index('orders_pending_of_buyer').on(table.userId).where(sql`status = 'pending'`),
    index().on(table.couponId),
    check(
      'orders_status_known',
      sql`${table.status} in ('pending', 'paid', 'fulfilled', 'cancelled', 'refunded')`,
    ),
    check(
      'orders_amounts_not_negative',
      sql`least(${table.itemsMinor}, ${table.shippingMinor}, ${table.taxMinor}, ${table.totalMinor}) >= 0`,
    ),
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
    variantId: uuid('variant_id')
      .notNull()
      .references(() => productVariants.id),
    /** The drop it was bought in. */
    dropId: uuid('drop_id').references(() => drops.id),
    /** The live show it was bought in. */
    streamId: uuid('stream_id').references(() => liveStreams.id),
    /** The moment of the show it was bought at, in ms since its start. */
    showOffsetMs: integer('show_offset_ms'),
    /** Name and price as they were when it was bought. */
    name: text('name').notNull(),
    quantity: integer('quantity').notNull(),
    unitPriceMinor: minorUnits('unit_price_minor').notNull(),
    /** What a coupon took off the whole line. */
    discountMinor: minorUnits('discount_minor').notNull().default(0),
    amountMinor: minorUnits('amount_minor').notNull(),
    /** Of the order's shipping: a seller's first parcel line carries what that seller takes. */
    shippingMinor: minorUnits('shipping_minor').notNull().default(0),
    isPhysical: boolean('is_physical').notNull().default(false),
    refundedAt: moment('refunded_at'),
  },
  (table) => [
    unique('order_lines_one_each').on(table.orderId, table.variantId, table.dropId).nullsNotDistinct(),
    index().on(table.productId),
    index().on(table.variantId),
    index().on(table.dropId),
    index().on(table.vendorId),
    index().on(table.streamId),
    check('order_lines_quantity_positive', sql`${table.quantity} >= 1`),
    check('order_lines_shipping_not_negative', sql`${table.shippingMinor} >= 0`),
    check(
      'order_lines_amount_adds_up',
      sql`${table.amountMinor} = ${table.unitPriceMinor} * ${table.quantity} - ${table.discountMinor} and ${table.amountMinor} >= 0 and ${table.discountMinor} >= 0`,
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
    currency: currencyCode().notNull(),
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

/**
 * Stock taken out of where it lay (the variant, or the drop that set it aside) for an order or, in a drop, for a line of a
 * cart: held until paid (claimed) or given back (released).
 */
export const stockReservations = pgTable(
  'stock_reservations',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    productId: uuid('product_id')
      .notNull()
      .references(() => products.id),
    variantId: uuid('variant_id')
      .notNull()
      .references(() => productVariants.id),
    /** Where it came from and goes back to; null: the variant's own stock. */
    dropId: uuid('drop_id').references(() => drops.id),
    /** The cart that holds it until checkout. */
    cartId: uuid('cart_id').references(() => carts.id),
    /** The order line that holds it or has it. */
    orderLineId: uuid('order_line_id')
      .unique()
      .references(() => orderLines.id),
    quantity: integer('quantity').notNull(),
    state: text('state', { enum: ['held', 'claimed', 'released'] })
      .notNull()
      .default('held'),
    createdAt: createdAt(),
    /** What is still held in a cart then goes back. What an order holds ends with the order. */
    expiresAt: moment('expires_at'),
    settledAt: moment('settled_at'),
  },
  (table) => [
    index().on(table.productId, table.state),
    index().on(table.variantId),
    // A drop is not closed as sold out while somebody holds items of it.
    index('stock_reservations_held_of_drop').on(table.dropId).where(sql`state = 'held'`),
    uniqueIndex('stock_reservations_one_held_per_cart')
      .on(table.cartId, table.dropId)
      .where(sql`state = 'held' and order_line_id is null`),
    index('stock_reservations_to_expire')
      .on(table.expiresAt)
      .where(sql`state = 'held' and order_line_id is null`),
    check(
      'stock_reservations_has_holder',
      sql`${table.cartId} is not null or ${table.orderLineId} is not null`,
    ),
    check('stock_reservations_cart_expires', sql`${table.cartId} is null or ${table.expiresAt} is not null`),
    check('stock_reservations_quantity_positive', sql`${table.quantity} >= 1`),
    check('stock_reservations_state_known', sql`${table.state} in ('held', 'claimed', 'released')`),
    check(
      'stock_reservations_settled_has_time',
      sql`(${table.state} = 'held') = (${table.settledAt} is null)`,
    ),
  ],
);

/** A seller's part of an order on its way. */
export const shipments = pgTable(
  'shipments',
  {
    orderId: uuid('order_id')
      .notNull()
      .references(() => orders.id),
    vendorId: uuid('vendor_id')
      .notNull()
      .references(() => vendors.id),
    carrier: text('carrier').notNull(),
    tracking: text('tracking').notNull().default(''),
    shippedAt: moment('shipped_at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.orderId, table.vendorId] }), index().on(table.vendorId)],
);
