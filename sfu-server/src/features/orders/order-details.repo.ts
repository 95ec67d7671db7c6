import { coupons, orders, payments, refunds, shipments, vendors } from '@stallcast/drizzle';
import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Queryable } from '../../platform/db.ts';

/** What is known of orders besides themselves and their lines, each by the order's id. */
export async function findOrderDetails(db: Queryable, orderIds: readonly string[]) {
  const ids = [...orderIds];
  const [paid, sent, codes, back] = await Promise.all([
    findPayments(db, ids),
    findShipments(db, ids),
    findCouponCodes(db, ids),
    findRefunded(db, ids),
  ]);
  return {
    payments: new Map(paid.map((row) => [row.orderId, row])),
    shipments: Map.groupBy(sent, (row) => row.orderId),
    couponCodes: new Map(codes.map((row) => [row.orderId, row.code])),
    refundedMinor: new Map(back.map((row) => [row.orderId, row.refundedMinor])),
  };
}

export type OrderDetails = Awaited<ReturnType<typeof findOrderDetails>>;

const findPayments = (db: Queryable, orderIds: string[]) =>
  db
    .select({
      orderId: payments.orderId,
      gateway: payments.gateway,
      method: payments.method,
      status: payments.status,
      action: payments.action,
    })
    .from(payments)
    .where(inArray(payments.orderId, orderIds));

const findShipments = (db: Queryable, orderIds: string[]) =>
  db
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
    .where(inArray(shipments.orderId, orderIds))
    .orderBy(asc(shipments.shippedAt));

const findCouponCodes = (db: Queryable, orderIds: string[]) =>
  db
    .select({ orderId: orders.id, code: coupons.code })
    .from(orders)
    .innerJoin(coupons, eq(coupons.id, orders.couponId))
    .where(inArray(orders.id, orderIds));

const findRefunded = (db: Queryable, orderIds: string[]) =>
  db
    .select({
      orderId: payments.orderId,
      refundedMinor: sql`sum(${refunds.amountMinor})`.mapWith(Number),
    })
    .from(refunds)
    .innerJoin(payments, eq(payments.id, refunds.paymentId))
    .where(and(inArray(payments.orderId, orderIds), eq(refunds.status, 'succeeded')))
    .groupBy(payments.orderId);
