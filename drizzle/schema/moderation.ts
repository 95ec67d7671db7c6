import { sql } from 'drizzle-orm';
import { check, index, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { users, vendors } from './accounts.ts';
import { createdAt, moment } from './columns.ts';
import { streamInteractions } from './interactions.ts';
import { liveStreams } from './streams.ts';

/**
 * Who may not take part in a seller's shows (`ban`), or may watch and buy but not write (`mute`). A ban from the whole server
 * stands in users.banned.
 */
export const bans = pgTable(
  'bans',
  {
    id: uuid('id').primaryKey(),
    vendorId: uuid('vendor_id')
      .notNull()
      .references(() => vendors.id),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id),
    kind: text('kind', { enum: ['ban', 'mute'] })
      .notNull()
      .default('ban'),
    /** The one show that a mute is for; null for all of the seller's. */
    streamId: uuid('stream_id').references(() => liveStreams.id),
    reason: text('reason').notNull().default(''),
    createdAt: createdAt(),
    /** Null for good. */
    expiresAt: moment('expires_at'),
    liftedAt: moment('lifted_at'),
  },
  (table) => [
    index().on(table.vendorId, table.userId),
    index().on(table.userId),
    index().on(table.streamId),
    check('bans_kind_known', sql`${table.kind} in ('ban', 'mute')`),
    check('bans_of_all_shows', sql`${table.kind} = 'mute' or ${table.streamId} is null`),
  ],
);

/** Words and phrases that a seller does not want in the chat of their shows, as they typed them. */
export const blockedWords = pgTable('blocked_words', {
  vendorId: uuid('vendor_id')
    .primaryKey()
    .references(() => vendors.id),
  words: text('words').array().notNull(),
});

/** That a viewer told a seller of a comment. */
export const commentReports = pgTable(
  'comment_reports',
  {
    id: uuid('id').primaryKey(),
    commentId: uuid('comment_id')
      .notNull()
      .references(() => streamInteractions.id),
    /** Whose show the comment is in. */
    vendorId: uuid('vendor_id')
      .notNull()
      .references(() => vendors.id),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id),
    reason: text('reason', { enum: ['spam', 'insult', 'fraud', 'private-data', 'other'] }).notNull(),
    note: text('note').notNull().default(''),
    createdAt: createdAt(),
    settledAt: moment('settled_at'),
    settlement: text('settlement', { enum: ['dismissed', 'hidden'] }),
  },
  (table) => [
    uniqueIndex('comment_reports_once_a_user').on(table.commentId, table.userId),
    index('comment_reports_open').on(table.vendorId, table.commentId).where(sql`settled_at is null`),
    index().on(table.userId),
    check(
      'comment_reports_reason_known',
      sql`${table.reason} in ('spam', 'insult', 'fraud', 'private-data', 'other')`,
    ),
    check('comment_reports_settlement_known', sql`${table.settlement} in ('dismissed', 'hidden')`),
    check(
      'comment_reports_settled_somehow',
      sql`(${table.settledAt} is null) = (${table.settlement} is null)`,
    ),
  ],
);

/** Whose comments a user does not want to see. */
export const userBlocks = pgTable(
  'user_blocks',
  {
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id),
    blockedUserId: uuid('blocked_user_id')
      .notNull()
      .references(() => users.id),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.blockedUserId] }),
    index().on(table.blockedUserId),
    check('user_blocks_somebody_else', sql`${table.userId} <> ${table.blockedUserId}`),
  ],
);
