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
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { users } from './accounts.ts';
import { createdAt, currencyCode, minorUnits, moment } from './columns.ts';
import { orderLines, orders } from './orders.ts';

export const payments = pgTable(
  'payments',
  {
    id: uuid('id').primaryKey(),
    orderId: uuid('order_id')
      .notNull()
      .unique()
      .references(() => orders.id),
    gateway: text('gateway', { enum: ['test', 'stripe'] }).notNull(),
    method: text('method').notNull(),
    /** The gateway's own name for it, once it gave one. */
    gatewayRef: text('gateway_ref'),
    /** `refund-due`: the gateway took the money after the order was cancelled; it has to be paid back. `refunded`: it was. */
    status: text('status', { enum: ['created', 'succeeded', 'failed', 'refund-due', 'refunded'] })
      .notNull()
      .default('created'),
    /** What the buyer has to do before the money can move, as the contract says it; null where there is nothing. */
    action: jsonb('action'),
    amountMinor: minorUnits('amount_minor').notNull(),
    currency: currencyCode().notNull(),
    createdAt: createdAt(),
    settledAt: moment('settled_at'),
  },
  (table) => [
    index().on(table.createdAt).where(sql`status = 'created'`),
    uniqueIndex('payments_gateway_ref').on(table.gateway, table.gatewayRef),
    index('payments_refund_due').on(table.settledAt).where(sql`status = 'refund-due'`),
    check(
      'payments_status_known',
      sql`${table.status} in ('created', 'succeeded', 'failed', 'refund-due', 'refunded')`,
    ),
    check('payments_settled_has_time', sql`(${table.status} = 'created') = (${table.settledAt} is null)`),
  ],
);

/** Money on its way back to a buyer: a whole payment, or a line of its order. */
export const refunds = pgTable(
  'refunds',
  {
    id: uuid('id').primaryKey(),
    paymentId: uuid('payment_id')
      .notNull()
      .references(() => payments.id),
    /** Null: everything that is left of the payment. */
    orderLineId: uuid('order_line_id').references(() => orderLines.id),
    amountMinor: minorUnits('amount_minor').notNull(),
    currency: currencyCode().notNull(),
    reason: text('reason', { enum: ['paid-too-late', 'seller', 'sold-out'] }).notNull(),
    /** Whether its items go back into the stock. */
    restock: boolean('restock').notNull().default(false),
    /** Stored as `requested` before the gateway is asked, and asked for again until it answers. */
    status: text('status', { enum: ['requested', 'succeeded', 'failed'] })
      .notNull()
      .default('requested'),
    gatewayRef: text('gateway_ref'),
    /** How often the gateway was asked, and when it is asked next. */
    askedTimes: integer('asked_times').notNull().default(0),
    askAt: moment('ask_at').notNull().defaultNow(),
    createdAt: createdAt(),
    settledAt: moment('settled_at'),
  },
  (table) => [
    index().on(table.paymentId),
    // One that failed may be followed by another.
    uniqueIndex('refunds_one_whole')
      .on(table.paymentId)
      .where(sql`order_line_id is null and status <> 'failed'`),
    uniqueIndex('refunds_one_per_line').on(table.orderLineId).where(sql`status <> 'failed'`),
    index('refunds_waiting').on(table.askAt).where(sql`status = 'requested'`),
    check('refunds_amount_not_negative', sql`${table.amountMinor} >= 0`),
    check('refunds_asked_times_not_negative', sql`${table.askedTimes} >= 0`),
    check('refunds_status_known', sql`${table.status} in ('requested', 'succeeded', 'failed')`),
    check('refunds_settled_has_time', sql`(${table.status} = 'requested') = (${table.settledAt} is null)`),
  ],
);

/** Messages of payment gateways, stored before they are acted on. */
export const webhookEvents = pgTable(
  'webhook_events',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    gateway: text('gateway', { enum: ['test', 'stripe'] }).notNull(),
    eventId: text('event_id').notNull(),
    payload: jsonb('payload').notNull(),
    /** The payment it is about, if it names one: ours or not. */
    paymentId: uuid('payment_id'),
    receivedAt: moment('received_at').notNull().defaultNow(),
    processedAt: moment('processed_at'),
  },
  (table) => [
    uniqueIndex('webhook_events_once').on(table.gateway, table.eventId),
    index('webhook_events_waiting').on(table.id).where(sql`processed_at is null`),
    index().on(table.paymentId),
  ],
);

/** Answers to calls that move money, kept so that the same call again gets the same answer. */
export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id),
    key: text('key').notNull(),
    route: text('route').notNull(),
    /** SHA-256 of the request's body, in hex. */
    bodyHash: text('body_hash').notNull(),
    /** Null while the first call is being worked on. */
    status: integer('status'),
    response: jsonb('response'),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.key] }),
    index().on(table.createdAt),
    check('idempotency_keys_answered', sql`(${table.status} is null) = (${table.response} is null)`),
  ],
);
