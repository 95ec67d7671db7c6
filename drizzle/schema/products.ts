import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { vendors } from './accounts.ts';
import { createdAt, currencyCode, minorUnits, moment } from './columns.ts';

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
    /** Of all its variants' prices. */
    currency: currencyCode().notNull(),
    /** Whether it is sent in a parcel: then its buyer gives an address and pays for shipping. */
    isPhysical: boolean('is_physical').notNull().default(true),
    status: text('status', { enum: ['active', 'archived'] })
      .notNull()
      .default('active'),
    perOrderLimit: integer('per_order_limit').notNull().default(5),
    /** Over all orders of one buyer; null: as many as they like. */
    perBuyerLimit: integer('per_buyer_limit'),
    createdAt: createdAt(),
    updatedAt: moment('updated_at').notNull().defaultNow(),
  },
  (table) => [
    index().on(table.vendorId, table.name, table.id),
    check('products_per_order_limit_positive', sql`${table.perOrderLimit} >= 1`),
    check('products_per_buyer_limit_positive', sql`${table.perBuyerLimit} >= 1`),
    check('products_status_known', sql`${table.status} in ('active', 'archived')`),
    check('products_currency_known', sql`${table.currency} in ('EUR', 'USD', 'GBP', 'CHF', 'JPY')`),
  ],
);

/** What is really bought: a product in one size and colour. A product without choices has one, with empty options. */
export const productVariants = pgTable(
  'product_variants',
  {
    id: uuid('id').primaryKey(),
    productId: uuid('product_id')
      .notNull()
      .references(() => products.id),
    /** As the seller orders them, from 0. */
    position: integer('position').notNull(),
    /** Empty where the product has no sizes; the same of the colour. */
    size: text('size').notNull().default(''),
    colour: text('colour').notNull().default(''),
    priceMinor: minorUnits('price_minor').notNull(),
    /** Items nobody has bought or holds in a reservation, and that no drop has set aside. */
    stock: integer('stock').notNull(),
    status: text('status', { enum: ['active', 'archived'] })
      .notNull()
      .default('active'),
    createdAt: createdAt(),
    updatedAt: moment('updated_at').notNull().defaultNow(),
  },
  (table) => [
    uniqueIndex('product_variants_one_of_a_kind').on(table.productId, table.size, table.colour),
    check('product_variants_stock_not_negative', sql`${table.stock} >= 0`),
    check('product_variants_price_not_negative', sql`${table.priceMinor} >= 0`),
    check('product_variants_status_known', sql`${table.status} in ('active', 'archived')`),
  ],
);

export const productImages = pgTable(
  'product_images',
  {
    id: uuid('id').primaryKey(),
    productId: uuid('product_id')
      .notNull()
      .references(() => products.id),
    /** As the seller orders them; the first stands for the product. */
    position: integer('position').notNull(),
    /** Path on this server, made by the server. */
    path: text('path').notNull(),
    widthPx: integer('width_px').notNull(),
    heightPx: integer('height_px').notNull(),
    createdAt: createdAt(),
  },
  (table) => [index().on(table.productId, table.position)],
);

/** How many items a buyer has bought or holds of something that is limited: a product or a drop. */
export const buyerCounts = pgTable(
  'buyer_counts',
  {
    /** The product or the drop. */
    limitedId: uuid('limited_id').notNull(),
    userId: uuid('user_id').notNull(),
    quantity: integer('quantity').notNull(),
  },
  (table) => [
    uniqueIndex('buyer_counts_one_each').on(table.limitedId, table.userId),
    check('buyer_counts_not_negative', sql`${table.quantity} >= 0`),
  ],
);
