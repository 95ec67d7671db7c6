import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { users } from './accounts.ts';
import { createdAt, moment, place } from './columns.ts';
import { liveStreams } from './streams.ts';

export const streamInteractions = pgTable(
  'stream_interactions',
  {
    id: uuid('id').primaryKey(),
    streamId: uuid('stream_id')
      .notNull()
      .references(() => liveStreams.id),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id),
    interactionType: text('interaction_type', { enum: ['like', 'dislike', 'comment'] }).notNull(),
    commentText: text('comment_text'),
    /** Only comments are part of the history that is read by cursor. */
    seq: place('seq'),
    /** The place of a comment's last change (hidden, shown again, deleted); null while it is as it was written. */
    changedSeq: place('changed_seq'),
    /** The comment of the same show that this one answers. */
    replyTo: uuid('reply_to').references((): AnyPgColumn => streamInteractions.id),
    /** What of a comment's text is a mention or a link; null for nothing. */
    spans: jsonb('spans').$type<unknown>(),
    /** The text of a comment that is hidden or deleted is told to nobody but the seller. */
    hiddenAt: moment('hidden_at'),
    hiddenBy: uuid('hidden_by').references(() => users.id),
    /** Taken back by whoever wrote it. */
    deletedAt: moment('deleted_at'),
    createdAt: createdAt(),
  },
  (table) => [
    index().on(table.streamId, table.userId),
    index().on(table.streamId, table.interactionType),
    index().on(table.userId),
    index().on(table.createdAt),
    index().on(table.replyTo).where(sql`reply_to is not null`),
    index().on(table.hiddenBy).where(sql`hidden_by is not null`),
    uniqueIndex('stream_interactions_history').on(table.streamId, table.seq),
    uniqueIndex('stream_interactions_changes')
      .on(table.streamId, table.changedSeq)
      .where(sql`changed_seq is not null`),
    uniqueIndex('stream_interactions_one_reaction')
      .on(table.streamId, table.userId)
      .where(sql`interaction_type in ('like', 'dislike')`),
    check('stream_interactions_type_known', sql`${table.interactionType} in ('like', 'dislike', 'comment')`),
    check(
      'stream_interactions_comment_has_text',
      sql`(${table.interactionType} = 'comment') = (${table.commentText} is not null) and (${table.interactionType} = 'comment') = (${table.seq} is not null)`,
    ),
    check(
      'stream_interactions_only_comments_change',
      sql`${table.interactionType} = 'comment' or num_nonnulls(${table.changedSeq}, ${table.replyTo}, ${table.spans}, ${table.hiddenAt}, ${table.deletedAt}) = 0`,
    ),
    check('stream_interactions_changes_after', sql`${table.changedSeq} > ${table.seq}`),
    check(
      'stream_interactions_change_is_numbered',
      sql`num_nonnulls(${table.hiddenAt}, ${table.deletedAt}) = 0 or ${table.changedSeq} is not null`,
    ),
    check(
      'stream_interactions_hidden_by_somebody',
      sql`(${table.hiddenAt} is null) = (${table.hiddenBy} is null)`,
    ),
  ],
);

/** How the chat of a show is kept; a show without a row has the defaults. */
export const chatSettings = pgTable(
  'chat_settings',
  {
    streamId: uuid('stream_id')
      .primaryKey()
      .references(() => liveStreams.id),
    /** Seconds that lie between two comments of one viewer; 0 for none. */
    slowModeSeconds: integer('slow_mode_seconds').notNull().default(0),
    linksAllowed: boolean('links_allowed').notNull().default(true),
    pinnedCommentId: uuid('pinned_comment_id').references(() => streamInteractions.id),
  },
  (table) => [
    index().on(table.pinnedCommentId),
    check('chat_settings_slow_mode_within_an_hour', sql`${table.slowModeSeconds} between 0 and 3600`),
  ],
);
