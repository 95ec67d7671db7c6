import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { vendors } from './accounts.ts';
import { createdAt, currencyCode, minorUnits, moment, place } from './columns.ts';
import { products } from './products.ts';

export const liveStreams = pgTable(
  'live_streams',
  {
    id: uuid('id').primaryKey(),
    vendorId: uuid('vendor_id')
      .notNull()
      .references(() => vendors.id),
    title: text('title').notNull(),
    description: text('description').notNull().default(''),
    status: text('status', { enum: ['scheduled', 'live', 'ended'] })
      .notNull()
      .default('scheduled'),
    /** A rehearsal is seen by its seller alone and sells nothing; it stays one once it is live. */
    visibility: text('visibility', { enum: ['public', 'unlisted', 'rehearsal'] })
      .notNull()
      .default('public'),
    orientation: text('orientation', { enum: ['landscape', 'portrait'] })
      .notNull()
      .default('landscape'),
    /** Names the file of the picture that stands for the show, and for its replay. */
    coverImageId: uuid('cover_image_id'),
    scheduledAt: moment('scheduled_at'),
    startedAt: moment('started_at'),
    endedAt: moment('ended_at'),
    /** What the seller chose at the end; set together with `ended`. */
    endChoice: text('end_choice', { enum: ['save', 'delete'] }),
    createdAt: createdAt(),
    updatedAt: moment('updated_at').notNull().defaultNow(),
  },
  (table) => [
    index().on(table.vendorId),
    index().on(table.status, table.id),
    index('live_streams_upcoming_index')
      .on(table.scheduledAt, table.id)
      .where(sql`status = 'scheduled' and visibility = 'public'`),
    check('live_streams_visibility_known', sql`${table.visibility} in ('public', 'unlisted', 'rehearsal')`),
    check('live_streams_orientation_known', sql`${table.orientation} in ('landscape', 'portrait')`),
    uniqueIndex('live_streams_one_live_per_vendor').on(table.vendorId).where(sql`status = 'live'`),
    check('live_streams_status_known', sql`${table.status} in ('scheduled', 'live', 'ended')`),
    check('live_streams_end_choice_known', sql`${table.endChoice} in ('save', 'delete')`),
    check(
      'live_streams_started_once_live',
      sql`(${table.status} = 'scheduled') = (${table.startedAt} is null)`,
    ),
    check(
      'live_streams_ended_with_choice',
      sql`(${table.status} = 'ended') = (${table.endedAt} is not null) and (${table.status} = 'ended') = (${table.endChoice} is not null)`,
    ),
    check('live_streams_ends_after_start', sql`${table.endedAt} >= ${table.startedAt}`),
  ],
);

/**
 * The running figures of a show, moved in the same transaction as the fact they count. `seq` numbers the facts:
 * the row's lock is held until commit, so numbers become visible in order and a cursor never skips one.
 */
export const streamCounters = pgTable(
  'stream_counters',
  {
    streamId: uuid('stream_id')
      .primaryKey()
      .references(() => liveStreams.id),
    seq: place('seq').notNull().default(0),
    viewersNow: integer('viewers_now').notNull().default(0),
    viewersPeak: integer('viewers_peak').notNull().default(0),
    viewersTotal: integer('viewers_total').notNull().default(0),
    likes: integer('likes').notNull().default(0),
    dislikes: integer('dislikes').notNull().default(0),
    comments: integer('comments').notNull().default(0),
    cartAdds: integer('cart_adds').notNull().default(0),
    orders: integer('orders').notNull().default(0),
    units: integer('units').notNull().default(0),
    revenueMinor: minorUnits('revenue_minor').notNull().default(0),
    /** Of the revenue, what was paid back. */
    refundedMinor: minorUnits('refunded_minor').notNull().default(0),
    /** Of the revenue; set by the first sale. */
    currency: currencyCode(),
  },
  (table) => [
    check(
      'stream_counters_not_negative',
      sql`least(${table.seq}, ${table.viewersNow}, ${table.viewersTotal}, ${table.likes}, ${table.dislikes}, ${table.comments}, ${table.cartAdds}, ${table.orders}, ${table.units}, ${table.revenueMinor}, ${table.refundedMinor}) >= 0`,
    ),
    check('stream_counters_peak', sql`${table.viewersPeak} >= ${table.viewersNow}`),
  ],
);

/** The products of a show in the seller's order. */
export const streamProducts = pgTable(
  'stream_products',
  {
    streamId: uuid('stream_id')
      .notNull()
      .references(() => liveStreams.id),
    productId: uuid('product_id')
      .notNull()
      .references(() => products.id),
    position: integer('position').notNull(),
  },
  (table) => [primaryKey({ columns: [table.streamId, table.productId] }), index().on(table.productId)],
);

/** When a product was on a live show; the replay's chapters come from here. */
export const featuredIntervals = pgTable(
  'featured_intervals',
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
    uniqueIndex('featured_intervals_one_open')
      .on(table.streamId, table.productId)
      .where(sql`to_offset_ms is null`),
    check(
      'featured_intervals_forward',
      sql`${table.fromOffsetMs} >= 0 and ${table.toOffsetMs} >= ${table.fromOffsetMs}`,
    ),
  ],
);
