import { type Order, type OrderFeedItem, orderFeedItemSchema, orderSchema } from '@stallcast/shared/contract';
import { type Money, variantLabel } from '@stallcast/shared/domain';
import type { OrderDetails } from './order-details.repo.ts';
import type { LineRow, OrderRow } from './orders.repo.ts';

const cancelSentences = {
  'payment-declined': 'The payment was declined. Nothing was charged.',
  'payment-timeout': 'The payment did not arrive in time.',
  left: 'The checkout was left before it was paid.',
} as const;

/** An order as its buyer sees it. */
export function toOrder(order: OrderRow, lines: readonly LineRow[], details: OrderDetails): Order {
  const money = (amountMinor: number) => ({ amountMinor, currency: order.currency });
  const known = details.money.get(order.id);
  return orderSchema.parse({
    orderId: order.id,
    status: order.status,
    lines: lines.map((line) => toLine(line, money)),
    items: money(order.itemsMinor),
    discount: money(lines.reduce((sum, line) => sum + line.discountMinor, 0)),
    shipping: money(order.shippingMinor),
    tax: money(order.taxMinor),
    total: money(order.totalMinor),
    refunded: money(known?.refundedMinor ?? 0),
    address: order.address,
    couponCode: known?.couponCode ?? null,
    createdAt: order.createdAt.toISOString(),
    expiresAt: order.status === 'pending' ? order.expiresAt.toISOString() : null,
    paidAt: order.paidAt?.toISOString() ?? null,
    cancelReason: order.cancelReason === null ? null : cancelSentences[order.cancelReason],
    shipments: (details.shipments.get(order.id) ?? []).map((shipment) => ({
      ...shipment,
      shippedAt: shipment.shippedAt.toISOString(),
    })),
    payment: known?.payment ?? null,
  });
}

function toLine(line: LineRow, money: (amountMinor: number) => Money) {
  return {
    orderLineId: line.id,
    productId: line.productId,
    variantId: line.variantId,
    vendorId: line.vendorId,
    name: line.name,
    variant: variantLabel(line),
    quantity: line.quantity,
    unitPrice: money(line.unitPriceMinor),
    discount: money(line.discountMinor),
    amount: money(line.amountMinor),
    isPhysical: line.isPhysical,
    streamId: line.streamId,
    showOffsetMs: line.showOffsetMs,
    dropId: line.dropId,
    refundedAt: line.refundedAt?.toISOString() ?? null,
  };
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
