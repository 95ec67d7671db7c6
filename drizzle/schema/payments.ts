import { sql } from 'drizzle-orm';
import {
  bigint,
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
import { createdAt, minorUnits, moment } from './columns.ts';
import { orders } from './orders.ts';

export const payments = pgTable(
  'payments',
  {
    id: uuid('id').primaryKey(),
    orderId: uuid('order_id')
      .notNull()
      .unique()
      .references(() => orders.id),
    gateway: text('gateway', { enum: ['test'] }).notNull(),
    method: text('method').notNull(),
    /** `refund-due`: the gateway took the money after the order was cancelled; it has to be paid back. */
    status: text('status', { enum: ['created', 'succeeded', 'failed', 'refund-due'] })
      .notNull()
      .default('created'),
    amountMinor: minorUnits('amount_minor').notNull(),
    currency: text('currency', { enum: ['EUR', 'USD', 'GBP', 'CHF', 'JPY'] }).notNull(),
    createdAt: createdAt(),
    settledAt: moment('settled_at'),
  },
  (table) => [
    index().on(table.createdAt).where(sql`status = 'created'`),
    index('payments_refund_due').on(table.settledAt).where(sql`status = 'refund-due'`),
    check('payments_status_known', sql`${table.status} in ('created', 'succeeded', 'failed', 'refund-due')`),
    check('payments_settled_has_time', sql`(${table.status} = 'created') = (${table.settledAt} is null)`),
  ],
);

/** Messages of payment gateways, stored before they are acted on. */
export const webhookEvents = pgTable(
  'webhook_events',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    gateway: text('gateway', { enum: ['test'] }).notNull(),
    eventId: text('event_id').notNull(),
    payload: jsonb('payload').notNull(),
    receivedAt: moment('received_at').notNull().defaultNow(),
    processedAt: moment('processed_at'),
  },
  (table) => [
    uniqueIndex('webhook_events_once').on(table.gateway, table.eventId),
    index('webhook_events_waiting').on(table.id).where(sql`processed_at is null`),
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
