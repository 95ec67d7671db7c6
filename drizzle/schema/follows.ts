import { index, pgTable, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { users, vendors } from './accounts.ts';
import { createdAt } from './columns.ts';
import { liveStreams } from './streams.ts';

/** Who wants to know of a seller's shows. */
export const follows = pgTable(
  'follows',
  {
    id: uuid('id').primaryKey(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id),
    vendorId: uuid('vendor_id')
      .notNull()
      .references(() => vendors.id),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex('follows_one_each').on(table.userId, table.vendorId),
    index().on(table.userId, table.id),
    index().on(table.vendorId),
  ],
);

/** Who wants to be reminded of a show. */
export const reminders = pgTable(
  'reminders',
  {
    id: uuid('id').primaryKey(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id),
    streamId: uuid('stream_id')
      .notNull()
      .references(() => liveStreams.id),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex('reminders_one_each').on(table.userId, table.streamId),
    index().on(table.userId, table.id),
    index().on(table.streamId),
  ],
);
