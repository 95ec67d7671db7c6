import type { RouteInput, RouteOutput, Routes, Sale } from '@stallcast/shared/contract';
import type { Seller } from '../../platform/actor.ts';
import type { Queryable } from '../../platform/db.ts';
import { AppError } from '../../platform/errors.ts';
import type { UnitOfWork } from '../../platform/unit-of-work.ts';
import { findLines } from './orders.repo.ts';
import { findRefundsOf } from './refunds.repo.ts';
import { saleHeading, toSaleCsv } from './sale-csv.ts';
import { findOwnShipments, findSale, findSales, type SalePage, type SaleRow } from './sales.repo.ts';
import { toSale } from './sales.views.ts';

interface SalesDeps {
  readonly uow: UnitOfWork;
}

/** A page of the seller's parts of orders, newest first. */
export async function listSales(
  { uow }: SalesDeps,
  query: RouteInput<Routes['sales.list']>['query'],
  { vendorId }: Seller,
): Promise<RouteOutput<Routes['sales.list']>> {
  return uow.read((db) => readPage(db, { ...query, vendorId, after: query.after }));
}

/** Orders in one page of CSV. */
const csvPage = 200;

/** The same as CSV, a line an order line; the heading stands on the first page alone. */
export async function exportSales(
  { uow }: SalesDeps,
  query: RouteInput<Routes['sales.csv']>['query'],
  { vendorId }: Seller,
): Promise<RouteOutput<Routes['sales.csv']>> {
  const page = { ...query, vendorId, after: query.after, limit: csvPage };
  const { sales, next } = await uow.read((db) => readPage(db, page));
  return { csv: (query.after === undefined ? saleHeading : '') + toSaleCsv(sales), next };
}

/** The seller's part of one order. Throws `not-found`, also for an order that is not paid. */
export async function showSale({ uow }: SalesDeps, orderId: string, { vendorId }: Seller): Promise<Sale> {
  return uow.read((db) => readSale(db, orderId, vendorId));
}

/** The same within a read or a transaction of the caller's. */
export async function readSale(db: Queryable, orderId: string, vendorId: string): Promise<Sale> {
  const row = await findSale(db, vendorId, orderId);
  const [sale] = row ? await readSales(db, vendorId, [row]) : [];
  if (!sale) throw new AppError('not-found');
  return sale;
}

async function readPage(db: Queryable, page: SalePage) {
  // One more than asked for tells whether there is more.
  const rows = await findSales(db, { ...page, limit: page.limit + 1 });
  const sales = await readSales(db, page.vendorId, rows.slice(0, page.limit));
  return { sales, next: rows.length > page.limit ? (sales.at(-1)?.orderId ?? null) : null };
}

async function readSales(db: Queryable, vendorId: string, rows: readonly SaleRow[]): Promise<Sale[]> {
  const ids = rows.map((row) => row.id);
  const own = (await findLines(db, ids)).filter((line) => line.vendorId === vendorId);
  const lines = Map.groupBy(own, (line) => line.orderId);
  const refunds = Map.groupBy(await findRefundsOf(db, ids), (refund) => refund.orderId);
  const sent = new Map((await findOwnShipments(db, vendorId, ids)).map((each) => [each.orderId, each]));
  return rows.map((row) =>
    toSale(row, {
      lines: lines.get(row.id) ?? [],
      refunds: refunds.get(row.id) ?? [],
      shipment: sent.get(row.id),
    }),
  );
}
