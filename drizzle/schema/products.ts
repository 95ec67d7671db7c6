import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { vendors } from './accounts.ts';
import { createdAt, minorUnits, moment } from './columns.ts';

export const products = pgTable(
  'products',
  {
    id: uuid('id').primaryKey(),
    vendorId: uuid('vendor_id')
      .notNull()
      .references(() => vendors.id),
    name: text('name').notNull(),
    description: text('description').notNull().default(''),
    /** Path on this server; never an address that somebody typed. */
    imagePath: text('image_path'),
    priceMinor: minorUnits('price_minor').notNull(),
    currency: text('currency', { enum: ['EUR', 'USD', 'GBP', 'CHF', 'JPY'] }).notNull(),
    /** Items nobody has bought or holds in a reservation. */
    stock: integer('stock').notNull(),
    status: text('status', { enum: ['active', 'archived'] })
      .notNull()
      .default('active'),
    perOrderLimit: integer('per_order_limit').notNull().default(5),
    createdAt: createdAt(),
    updatedAt: moment('updated_at').notNull().defaultNow(),
  },
  (table) => [
    index().on(table.vendorId, table.name, table.id),
    check('products_stock_not_negative', sql`${table.stock} >= 0`),
    check('products_price_not_negative', sql`${table.priceMinor} >= 0`),
    check('products_per_order_limit_positive', sql`${table.perOrderLimit} >= 1`),
    check('products_status_known', sql`${table.status} in ('active', 'archived')`),
    check('products_currency_known', sql`${table.currency} in ('EUR', 'USD', 'GBP', 'CHF', 'JPY')`),
  ],
);
