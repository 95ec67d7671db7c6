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
import { users } from './accounts.ts';
import { moment, place } from './columns.ts';
import { liveStreams } from './streams.ts';

/** One row per browser and show: who leaves and comes back is the same viewer. */
export const streamViewers = pgTable(
  'stream_viewers',
  {
    id: uuid('id').primaryKey(),
    streamId: uuid('stream_id')
      .notNull()
      .references(() => liveStreams.id),
    /** Null for a guest. */
    userId: uuid('user_id').references(() => users.id),
    /** SHA-256 of the browser's viewer cookie, in hex. */
    browserKey: text('browser_key').notNull(),
    /** Null until the viewer was counted for the first time. */
    seq: place('seq'),
    joinedAt: moment('joined_at').notNull().defaultNow(),
    leftAt: moment('left_at'),
    lastSeenAt: moment('last_seen_at').notNull().defaultNow(),
    isActive: boolean('is_active').notNull().default(false),
  },
  (table) => [
    uniqueIndex('stream_viewers_one_per_browser').on(table.streamId, table.browserKey),
    uniqueIndex('stream_viewers_history').on(table.streamId, table.seq),
    index().on(table.streamId).where(sql`is_active`),
    index().on(table.userId),
    check(
      'stream_viewers_active_is_counted',
      sql`not ${table.isActive} or (${table.seq} is not null and ${table.leftAt} is null)`,
    ),
    check('stream_viewers_leave_after_join', sql`${table.leftAt} >= ${table.joinedAt}`),
  ],
);

/** Every coming and going of a show in the order it was counted in: the facts behind how many watched, and the most that did. */
export const streamPresence = pgTable(
  'stream_presence',
  {
    streamId: uuid('stream_id')
      .notNull()
      .references(() => liveStreams.id),
    seq: place('seq').notNull(),
    /** How many came, or went where negative. */
    change: integer('change').notNull(),
    at: moment('at').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.streamId, table.seq] }),
    check('stream_presence_changes', sql`${table.change} <> 0`),
  ],
);
