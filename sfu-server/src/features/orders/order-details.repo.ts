import { coupons, orderLines, orders, payments, refunds, shipments, vendors } from '@stallcast/drizzle';
import { and, asc, eq, sql } from 'drizzle-orm';
import type { Queryable } from '../../platform/db.ts';
import { isOneOf } from '../../platform/row-sets.ts';
import { sellerColumns } from '../../platform/seller-ref.ts';

/** What is known of orders besides themselves and their lines, by the order's id. */
export async function findOrderDetails(db: Queryable, orderIds: readonly string[]): Promise<OrderDetails> {
  const rows = await findMoney(db, orderIds);
  const sent = await findShipments(db, orderIds);
  return {
    money: new Map(rows.map((row) => [row.orderId, row])),
    shipments: Map.groupBy(sent, (row) => row.orderId),
  };
}

type Money = Awaited<ReturnType<typeof findMoney>>[number];

export interface OrderDetails {
  readonly money: ReadonlyMap<string, Omit<Money, 'orderId'>>;
  readonly shipments: ReadonlyMap<string, Awaited<ReturnType<typeof findShipments>>>;
}

/** The codes of coupons, by id. */
export async function findCouponCodes(
  db: Queryable,
  couponIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (couponIds.length === 0) return new Map();
  const rows = await db
    .select({ id: coupons.id, code: coupons.code })
    .from(coupons)
    .where(isOneOf(coupons.id, couponIds));
  return new Map(rows.map(({ id, code }) => [id, code]));
}

/** The sellers of what is in an order, by name. */
export async function findSellersOf(db: Queryable, orderId: string) {
  return db
    .selectDistinct(sellerColumns)
    .from(orderLines)
    .innerJoin(vendors, eq(vendors.id, orderLines.vendorId))
    .where(eq(orderLines.orderId, orderId))
    .orderBy(asc(vendors.name), asc(vendors.id));
}

/** How orders are paid, which code took something off, and what was paid back. */
async function findMoney(db: Queryable, orderIds: readonly string[]) {
  const refunded = db
    .select({ sum: sql`coalesce(sum(${refunds.amountMinor}), 0)` })
    .from(refunds)
    .where(and(eq(refunds.paymentId, payments.id), eq(refunds.status, 'succeeded')));
  return db
    .select({
      orderId: orders.id,
      payment: {
        gateway: payments.gateway,
        method: payments.method,
        status: payments.status,
        action: payments.action,
      },
      couponCode: coupons.code,
      refundedMinor: sql`(${refunded})`.mapWith(Number),
    })
    .from(orders)
    .leftJoin(payments, eq(payments.orderId, orders.id))
    .leftJoin(coupons, eq(coupons.id, orders.couponId))
    .where(isOneOf(orders.id, orderIds));
}

async function findShipments(db: Queryable, orderIds: readonly string[]) {
  return db
    .select({
      orderId: shipments.orderId,
      vendorId: shipments.vendorId,
      vendorName: vendors.name,
      carrier: shipments.carrier,
      tracking: shipments.tracking,
      shippedAt: shipments.shippedAt,
    })
    .from(shipments)
    .innerJoin(vendors, eq(vendors.id, shipments.vendorId))
    .where(isOneOf(shipments.orderId, orderIds))
    .orderBy(asc(shipments.shippedAt));
}
