import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core';
import { users } from './accounts.ts';
import { createdAt } from './columns.ts';
import { products } from './products.ts';
import { liveStreams } from './streams.ts';

export const carts = pgTable('carts', {
  id: uuid('id').primaryKey(),
  userId: uuid('user_id')
    .notNull()
    .unique()
    .references(() => users.id),
  createdAt: createdAt(),
});

export const cartLines = pgTable(
  'cart_lines',
  {
    cartId: uuid('cart_id')
      .notNull()
      .references(() => carts.id, { onDelete: 'cascade' }),
    productId: uuid('product_id')
      .notNull()
      .references(() => products.id),
    quantity: integer('quantity').notNull(),
    /** The show it was put in from. */
    streamId: uuid('stream_id').references(() => liveStreams.id),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.cartId, table.productId] }),
    index().on(table.productId),
    index().on(table.streamId),
    check('cart_lines_quantity_positive', sql`${table.quantity} >= 1`),
  ],
);
