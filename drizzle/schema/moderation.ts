import { index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { users, vendors } from './accounts.ts';
import { createdAt, moment } from './columns.ts';

/** Who may not take part in a seller's shows. A ban from the whole server stands in users.banned. */
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
    reason: text('reason').notNull().default(''),
    createdAt: createdAt(),
    liftedAt: moment('lifted_at'),
  },
  (table) => [index().on(table.vendorId, table.userId), index().on(table.userId)],
);
