import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { users, vendors } from './accounts.ts';
import { createdAt, currencyCode, minorUnits, moment } from './columns.ts';

/** Takes something off the price of the products of the seller who gives it. */
export const coupons = pgTable(
  'coupons',
  {
    id: uuid('id').primaryKey(),
    vendorId: uuid('vendor_id')
      .notNull()
      .references(() => vendors.id),
    /** In capitals: buyers may type it as they like. */
    code: text('code').notNull(),
    kind: text('kind', { enum: ['percent', 'amount'] }).notNull(),
    /** In hundredths of a percent; null of an amount. */
    percentBasisPoints: integer('percent_basis_points'),
    amountMinor: minorUnits('amount_minor'),
    currency: currencyCode(),
    startsAt: moment('starts_at'),
    endsAt: moment('ends_at'),
    /** Null: as often as people like. */
    totalLimit: integer('total_limit'),
    perUserLimit: integer('per_user_limit').notNull().default(1),
    /** Orders that have it, without those that were cancelled. */
    used: integer('used').notNull().default(0),
    isActive: boolean('is_active').notNull().default(true),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex('coupons_one_code_per_vendor').on(table.vendorId, table.code),
    index().on(table.code),
    check('coupons_kind_known', sql`${table.kind} in ('percent', 'amount')`),
    check(
      'coupons_value_of_its_kind',
      sql`(${table.kind} = 'percent') = (${table.percentBasisPoints} between 1 and 10000) and (${table.kind} = 'amount') = (${table.amountMinor} >= 1 and ${table.currency} is not null)`,
    ),
    check('coupons_used_within', sql`${table.used} >= 0 and ${table.used} <= ${table.totalLimit}`),
    check('coupons_limits_positive', sql`${table.totalLimit} >= 1 and ${table.perUserLimit} >= 1`),
    check('coupons_forward', sql`${table.endsAt} > ${table.startsAt}`),
  ],
);

/** How often a buyer has used a coupon, without orders that were cancelled. */
export const couponUsers = pgTable(
  'coupon_users',
  {
    couponId: uuid('coupon_id')
      .notNull()
      .references(() => coupons.id),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id),
    used: integer('used').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.couponId, table.userId] }),
    index().on(table.userId),
    check('coupon_users_not_negative', sql`${table.used} >= 0`),
  ],
);

/** What a seller takes for a parcel, whatever is in it: one rate per currency. */
export const shippingRates = pgTable(
  'shipping_rates',
  {
    vendorId: uuid('vendor_id')
      .notNull()
      .references(() => vendors.id),
    currency: currencyCode().notNull(),
    amountMinor: minorUnits('amount_minor').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.vendorId, table.currency] }),
    check('shipping_rates_not_negative', sql`${table.amountMinor} >= 0`),
  ],
);
