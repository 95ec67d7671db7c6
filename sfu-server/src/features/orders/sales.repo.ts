import { orderLines, orders, shipments, users } from '@stallcast/drizzle';
import type { OrderStatus } from '@stallcast/shared/domain';
import { and, asc, desc, eq, exists, getTableColumns, inArray, lt, or, type SQL, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../platform/db.ts';

const l = orderLines;

export interface SaleFilter {
  readonly search?: string | undefined;
  readonly status?: OrderStatus | undefined;
  readonly streamId?: string | undefined;
}

export interface SalePage extends SaleFilter {
  readonly vendorId: string;
  /** The last order of the page before. */
  readonly after: string | undefined;
  readonly limit: number;
}

export type SaleRow = Awaited<ReturnType<typeof findSales>>[number];

/** What is not paid, or never was, is no sale. */
const soldStatuses = ['paid', 'fulfilled', 'refunded'] as const;

const selectSales = (db: Queryable) =>
  db
    .select({ ...getTableColumns(orders), buyerName: users.name })
    .from(orders)
    .innerJoin(users, eq(users.id, orders.userId));

/** Orders that have lines of a seller, newest first (their ids grow with time). */
export async function findSales(db: Queryable, page: SalePage) {
  const { vendorId, search = '', status, streamId, after, limit } = page;
  const wanted = search.trim().toLowerCase();
  return selectSales(db)
    .where(
      and(
        inArray(orders.status, [...soldStatuses]),
        status === undefined ? undefined : eq(orders.status, status),
        linesOf(db, vendorId, streamId === undefined ? undefined : eq(l.streamId, streamId)),
        wanted === ''
          ? undefined
          : or(
              contains(users.name, wanted),
              sql`starts_with(${orders.id}::text, ${wanted})`,
              linesOf(db, vendorId, contains(l.name, wanted)),
            ),
        after === undefined ? undefined : lt(orders.id, after),
      ),
    )
    .orderBy(desc(orders.id))
    .limit(limit);
}

/** Text within a text, whatever the case; nothing in it stands for anything else. */
const contains = (column: typeof users.name | typeof l.name, text: string) =>
  sql`position(${text} in lower(${column})) > 0`;

const linesOf = (db: Queryable, vendorId: string, which?: SQL) =>
  exists(
    db
      .select({ one: sql`1` })
      .from(l)
      .where(and(eq(l.orderId, orders.id), eq(l.vendorId, vendorId), which)),
  );

/** One order that has lines of a seller. */
export async function findSale(db: Queryable, vendorId: string, orderId: string) {
  const [row] = await selectSales(db).where(
    and(eq(orders.id, orderId), inArray(orders.status, [...soldStatuses]), linesOf(db, vendorId)),
  );
  return row;
}

/** What a seller sent of orders. */
export async function findOwnShipments(db: Queryable, vendorId: string, orderIds: readonly string[]) {
  if (orderIds.length === 0) return [];
  return db
    .select()
    .from(shipments)
    .where(and(eq(shipments.vendorId, vendorId), inArray(shipments.orderId, [...orderIds])))
    .orderBy(asc(shipments.orderId));
}

/** Stores that a seller's part of an order is on its way, or corrects what was said of it. */
export async function keepShipment(
  tx: Transaction,
  shipment: Pick<typeof shipments.$inferInsert, 'orderId' | 'vendorId' | 'carrier' | 'tracking'>,
): Promise<void> {
  const { carrier, tracking } = shipment;
  await tx
    .insert(shipments)
    .values(shipment)
    .onConflictDoUpdate({ target: [shipments.orderId, shipments.vendorId], set: { carrier, tracking } });
}
