import { type Order, type OrderFeedItem, orderFeedItemSchema, orderSchema } from '@stallcast/shared/contract';
import type { LineRow, OrderRow } from './orders.repo.ts';

const cancelSentences = {
  'payment-declined': 'The payment was declined. Nothing was charged.',
  'payment-timeout': 'The payment did not arrive in time.',
  left: 'The checkout was left before it was paid.',
} as const;

/** An order as its buyer sees it. */
export function toOrder(order: OrderRow, lines: readonly LineRow[]): Order {
  const money = (amountMinor: number) => ({ amountMinor, currency: order.currency });
  return orderSchema.parse({
    orderId: order.id,
    status: order.status,
    lines: lines.map((line) => ({
      productId: line.productId,
      vendorId: line.vendorId,
      name: line.name,
      quantity: line.quantity,
      unitPrice: money(line.unitPriceMinor),
      amount: money(line.amountMinor),
      streamId: line.streamId,
    })),
    total: money(order.totalMinor),
    createdAt: order.createdAt.toISOString(),
    paidAt: order.paidAt?.toISOString() ?? null,
    cancelReason: order.cancelReason === null ? null : cancelSentences[order.cancelReason],
  });
}

interface Sale {
  readonly line: LineRow;
  readonly currency: OrderRow['currency'];
  readonly buyerName: string;
  readonly seq: number;
  readonly createdAt: Date;
}

/** A paid line as the seller's feed shows it. */
export function toFeedItem({ line, currency, buyerName, seq, createdAt }: Sale): OrderFeedItem {
  return orderFeedItemSchema.parse({
    cursor: seq,
    orderId: line.orderId,
    productId: line.productId,
    productName: line.name,
    quantity: line.quantity,
    amount: { amountMinor: line.amountMinor, currency },
    buyerName,
    createdAt: createdAt.toISOString(),
  });
}
