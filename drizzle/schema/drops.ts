import { sql } from 'drizzle-orm';
import {
  bigint,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { vendors } from './accounts.ts';
import { createdAt, currencyCode, minorUnits, moment } from './columns.ts';
import { products, productVariants } from './products.ts';
import { liveStreams } from './streams.ts';

/**
 * A sale within a show: so many items, set aside from the stock when it is announced, at a price of its own, from one
 * moment on. What is left when it closes goes back to the stock.
 */
export const drops = pgTable(
  'drops',
  {
    id: uuid('id').primaryKey(),
    streamId: uuid('stream_id')
      .notNull()
      .references(() => liveStreams.id),
    vendorId: uuid('vendor_id')
      .notNull()
      .references(() => vendors.id),
    productId: uuid('product_id')
      .notNull()
      .references(() => products.id),
    variantId: uuid('variant_id')
      .notNull()
      .references(() => productVariants.id),
    priceMinor: minorUnits('price_minor').notNull(),
    currency: currencyCode().notNull(),
    quantity: integer('quantity').notNull(),
    /** Of the quantity, what nobody has bought or holds; what comes back while it is open is for the next who asks. */
    remaining: integer('remaining').notNull(),
    perBuyerLimit: integer('per_buyer_limit').notNull(),
    opensAt: moment('opens_at').notNull(),
    /** When it closes by itself. */
    closesAt: moment('closes_at').notNull(),
    /** When it was closed and what was left went back to the stock; null until then. */
    closedAt: moment('closed_at'),
    closeReason: text('close_reason', { enum: ['sold-out', 'time', 'seller', 'show-ended'] }),
    /** When it opens, since the start of the show, in ms. */
    opensOffsetMs: integer('opens_offset_ms').notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    index().on(table.streamId),
    index().on(table.productId),
    index().on(table.vendorId),
    uniqueIndex('drops_one_open_per_variant').on(table.variantId).where(sql`closed_at is null`),
    index('drops_to_close').on(table.closesAt).where(sql`closed_at is null`),
    check('drops_remaining_within', sql`${table.remaining} >= 0 and ${table.remaining} <= ${table.quantity}`),
    check('drops_quantity_positive', sql`${table.quantity} >= 1`),
    check('drops_per_buyer_limit_positive', sql`${table.perBuyerLimit} >= 1`),
    check('drops_price_not_negative', sql`${table.priceMinor} >= 0`),
    check('drops_forward', sql`${table.closesAt} > ${table.opensAt}`),
    check('drops_closed_has_reason', sql`(${table.closedAt} is null) = (${table.closeReason} is null)`),
  ],
);

/** When a product was pinned on a show: one at a time. */
export const pinnedIntervals = pgTable(
  'pinned_intervals',
  {
    id: uuid('id').primaryKey(),
    streamId: uuid('stream_id')
      .notNull()
      .references(() => liveStreams.id),
    productId: uuid('product_id')
      .notNull()
      .references(() => products.id),
    /** Since the start of the show, in ms. */
    fromOffsetMs: integer('from_offset_ms').notNull(),
    /** Null while it goes on. */
    toOffsetMs: integer('to_offset_ms'),
  },
  (table) => [
    index().on(table.streamId, table.fromOffsetMs),
    index().on(table.productId),
    uniqueIndex('pinned_intervals_one_open').on(table.streamId).where(sql`to_offset_ms is null`),
    check(
      'pinned_intervals_forward',
      sql`${table.fromOffsetMs} >= 0 and ${table.toOffsetMs} >= ${table.fromOffsetMs}`,
    ),
  ],
);

/** What a viewer did with a product of a show before buying it; the facts behind stream_product_counters. */
export const streamProductFacts = pgTable(
  'stream_product_facts',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    streamId: uuid('stream_id')
      .notNull()
      .references(() => liveStreams.id),
    productId: uuid('product_id')
      .notNull()
      .references(() => products.id),
    /** A viewer is shown a product and opens it once; every time it is put into a cart counts. */
    kind: text('kind', { enum: ['shown', 'clicked', 'carted'] }).notNull(),
    /** The viewer's row of this show, or for `carted` the cart: never who it is. */
    actorId: uuid('actor_id').notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex('stream_product_facts_once')
      .on(table.streamId, table.productId, table.actorId, table.kind)
      .where(sql`kind <> 'carted'`),
    index().on(table.streamId, table.productId),
    index().on(table.productId),
    check('stream_product_facts_kind_known', sql`${table.kind} in ('shown', 'clicked', 'carted')`),
  ],
);

/** The running figures of a product in a show, moved in the same transaction as the fact they count. */
export const streamProductCounters = pgTable(
  'stream_product_counters',
  {
    streamId: uuid('stream_id')
      .notNull()
      .references(() => liveStreams.id),
    productId: uuid('product_id')
      .notNull()
      .references(() => products.id),
    shown: integer('shown').notNull().default(0),
    clicked: integer('clicked').notNull().default(0),
    carted: integer('carted').notNull().default(0),
    orders: integer('orders').notNull().default(0),
    units: integer('units').notNull().default(0),
    revenueMinor: minorUnits('revenue_minor').notNull().default(0),
  },
  (table) => [
    primaryKey({ columns: [table.streamId, table.productId] }),
    index().on(table.productId),
    check(
      'stream_product_counters_not_negative',
      sql`least(${table.shown}, ${table.clicked}, ${table.carted}, ${table.orders}, ${table.units}, ${table.revenueMinor}) >= 0`,
    ),
  ],
);
