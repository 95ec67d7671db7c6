import {
  orderLines,
  orders,
  products,
  streamOrders,
  streamProductCounters,
  streamProducts,
  streamViewers,
  users,
} from '@stallcast/drizzle';
import { and, asc, desc, eq, gt, inArray, lte, type SQL, sql } from 'drizzle-orm';
import { type AnyPgColumn, union } from 'drizzle-orm/pg-core';
import type { Queryable } from '../../platform/db.ts';

/** A stretch of a show's history: after `after` (null: the latest), up to and with `upTo`, `limit` facts of each kind. */
export interface Stretch {
  readonly streamId: string;
  readonly after: number | null;
  readonly upTo: number;
  readonly limit: number;
}

const o = streamOrders;
const v = streamViewers;

/** Which rows of a stretch, and in what order to cut them off: from its beginning, or from the end for the latest. */
function cut(seq: AnyPgColumn, { after, upTo }: Stretch): { where: SQL | undefined; orderBy: SQL } {
  return after === null
    ? { where: lte(seq, upTo), orderBy: desc(seq) }
    : { where: and(gt(seq, after), lte(seq, upTo)), orderBy: asc(seq) };
}

/** Oldest first, whichever end they were cut from. */
function inOrder<Row>(rows: Row[], { after }: Stretch): Row[] {
  return after === null ? rows.toReversed() : rows;
}

export type OrderRow = Awaited<ReturnType<typeof findOrders>>[number];

export async function findOrders(db: Queryable, stretch: Stretch) {
  const { where, orderBy } = cut(o.seq, stretch);
  const rows = await db
    .select({
      ...{
        seq: o.seq,
        orderId: o.orderId,
        productId: o.productId,
        productName: orderLines.name,
        quantity: o.quantity,
      },
      ...{ amountMinor: o.amount, currency: o.currency, buyerName: users.name, createdAt: o.createdAt },
    })
    .from(o)
    .innerJoin(orderLines, eq(orderLines.id, o.orderLineId))
    .innerJoin(orders, eq(orders.id, o.orderId))
    .innerJoin(users, eq(users.id, orders.userId))
    .where(and(eq(o.streamId, stretch.streamId), where))
    .orderBy(orderBy)
    .limit(stretch.limit);
  return inOrder(rows, stretch);
}

export type ViewerRow = Awaited<ReturnType<typeof findViewers>>[number];

export async function findViewers(db: Queryable, stretch: Stretch) {
  const { where, orderBy } = cut(v.seq, stretch);
  const rows = await db
    .select({ seq: v.seq, id: v.id, name: users.name, joinedAt: v.joinedAt, leftAt: v.leftAt })
    .from(v)
    .leftJoin(users, eq(users.id, v.userId))
    .where(and(eq(v.streamId, stretch.streamId), where))
    .orderBy(orderBy)
    .limit(stretch.limit);
  return inOrder(rows, stretch);
}

/** Products that a show tells figures of: those that are on it, and as many that were. */
const mostProducts = 100;

export type FunnelRow = Awaited<ReturnType<typeof findProductFunnel>>[number];

/** The figures of each product that is or was on a show: in the seller's order, then those that left. Their names are elsewhere. */
export async function findProductFunnel(db: Queryable, streamId: string) {
  const [f, c] = [streamProducts, streamProductCounters];
  const known = union(
    db.select({ productId: f.productId }).from(f).where(eq(f.streamId, streamId)),
    db.select({ productId: c.productId }).from(c).where(eq(c.streamId, streamId)),
  ).as('known');
  const figure = (column: AnyPgColumn) => sql<number>`coalesce(${column}, 0)`.mapWith(Number);
  return db
    .select({
      productId: known.productId,
      ...{ shown: figure(c.shown), clicked: figure(c.clicked), carted: figure(c.carted) },
      ...{ orders: figure(c.orders), units: figure(c.units), revenueMinor: figure(c.revenueMinor) },
    })
    .from(known)
    .leftJoin(f, and(eq(f.streamId, streamId), eq(f.productId, known.productId)))
    .leftJoin(c, and(eq(c.streamId, streamId), eq(c.productId, known.productId)))
    .orderBy(asc(f.position), asc(known.productId))
    .limit(mostProducts);
}

export type ProductNameRow = Awaited<ReturnType<typeof findProductNames>>[number];

/** What products are called, and the currency that they are sold in. */
export async function findProductNames(db: Queryable, productIds: readonly string[]) {
  return db
    .select({ productId: products.id, name: products.name, currency: products.currency })
    .from(products)
    .where(inArray(products.id, [...productIds]));
}
