import { sql } from 'drizzle-orm';
import { check, index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { users } from './accounts.ts';
import { createdAt, place } from './columns.ts';
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
    createdAt: createdAt(),
  },
  (table) => [
    index().on(table.streamId, table.userId),
    index().on(table.streamId, table.interactionType),
    index().on(table.userId),
    index().on(table.createdAt),
    uniqueIndex('stream_interactions_history').on(table.streamId, table.seq),
    uniqueIndex('stream_interactions_one_reaction')
      .on(table.streamId, table.userId)
      .where(sql`interaction_type in ('like', 'dislike')`),
    check('stream_interactions_type_known', sql`${table.interactionType} in ('like', 'dislike', 'comment')`),
    check(
      'stream_interactions_comment_has_text',
      sql`(${table.interactionType} = 'comment') = (${table.commentText} is not null) and (${table.interactionType} = 'comment') = (${table.seq} is not null)`,
    ),
  ],
);
