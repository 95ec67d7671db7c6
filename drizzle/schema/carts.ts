import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { users } from './accounts.ts';
import { createdAt, moment } from './columns.ts';
import { drops } from './drops.ts';
import { productVariants } from './products.ts';
import { liveStreams } from './streams.ts';

/** A user's, or that of a browser whose person has not logged in. */
export const carts = pgTable(
  'carts',
  {
    id: uuid('id').primaryKey(),
    userId: uuid('user_id')
      .unique()
      .references(() => users.id),
    /** SHA-256 of the browser's cart cookie, in hex. */
    guestKey: text('guest_key').unique(),
    createdAt: createdAt(),
    /** A guest's cart that nobody touched for long is removed. */
    updatedAt: moment('updated_at').notNull().defaultNow(),
  },
  (table) => [
    check('carts_one_owner', sql`(${table.userId} is null) <> (${table.guestKey} is null)`),
    index('carts_of_guests').on(table.updatedAt).where(sql`user_id is null`),
  ],
);

export const cartLines = pgTable(
  'cart_lines',
  {
    cartId: uuid('cart_id')
      .notNull()
      .references(() => carts.id, { onDelete: 'cascade' }),
    variantId: uuid('variant_id')
      .notNull()
      .references(() => productVariants.id),
    /** The drop it is bought in, at that drop's price; its items are held by a reservation of this cart while that lasts. */
    dropId: uuid('drop_id').references(() => drops.id),
    quantity: integer('quantity').notNull(),
    /** The show it was put in from. */
    streamId: uuid('stream_id').references(() => liveStreams.id),
    createdAt: createdAt(),
  },
  (table) => [
    unique('cart_lines_one_each').on(table.cartId, table.variantId, table.dropId).nullsNotDistinct(),
    index().on(table.variantId),
    index().on(table.dropId),
    index().on(table.streamId),
    check('cart_lines_quantity_positive', sql`${table.quantity} >= 1`),
  ],
);
