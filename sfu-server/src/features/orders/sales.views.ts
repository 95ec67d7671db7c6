import { type Sale, saleSchema } from '@stallcast/shared/contract';
import { variantLabel } from '@stallcast/shared/domain';
import type { LineRow } from './orders.repo.ts';
import type { findRefundsOf } from './refunds.repo.ts';
import type { findOwnShipments, SaleRow } from './sales.repo.ts';

type RefundOfLine = Awaited<ReturnType<typeof findRefundsOf>>[number];
type Shipment = Awaited<ReturnType<typeof findOwnShipments>>[number];

export interface SaleParts {
  /** Of this seller. */
  readonly lines: readonly LineRow[];
  /** Of the whole order, the latest last. */
  readonly refunds: readonly RefundOfLine[];
  readonly shipment: Shipment | undefined;
}

/** What a refund of a line pays back: its amount, and of the shipping what hangs on it. */
export const refundableOf = ({ amountMinor, shippingMinor }: LineRow) => amountMinor + shippingMinor;

/** An order as one of its sellers sees it: that seller's lines alone. */
export function toSale(row: SaleRow, { lines, refunds, shipment }: SaleParts): Sale {
  const money = (amountMinor: number) => ({ amountMinor, currency: row.currency });
  const sum = (of: (line: LineRow) => number) => lines.reduce((total, line) => total + of(line), 0);
  return saleSchema.parse({
    orderId: row.id,
    status: row.status,
    buyerName: row.buyerName,
    // Whoever sends nothing needs not know where the buyer lives.
    address: lines.some((line) => line.isPhysical) ? row.address : null,
    lines: lines.map((line) => ({
      orderLineId: line.id,
      productId: line.productId,
      variantId: line.variantId,
      name: line.name,
      variant: variantLabel(line),
      quantity: line.quantity,
      unitPrice: money(line.unitPriceMinor),
      discount: money(line.discountMinor),
      amount: money(line.amountMinor),
      streamId: line.streamId,
      showOffsetMs: line.showOffsetMs,
      refundable: money(refundableOf(line)),
      refundStatus: refunds.findLast(({ orderLineId }) => orderLineId === line.id)?.status ?? null,
      refundedAt: line.refundedAt?.toISOString() ?? null,
    })),
    shipping: money(sum((line) => line.shippingMinor)),
    total: money(sum(refundableOf)),
    createdAt: row.createdAt.toISOString(),
    paidAt: row.paidAt?.toISOString() ?? null,
    shipment: shipment
      ? {
          carrier: shipment.carrier,
          tracking: shipment.tracking,
          shippedAt: shipment.shippedAt.toISOString(),
        }
      : null,
  });
}
