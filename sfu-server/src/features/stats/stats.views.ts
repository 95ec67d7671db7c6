import {
  type OrderFeedItem,
  orderFeedItemSchema,
  type ProductFunnel,
  productFunnelSchema,
  type ViewerFeedItem,
  viewerFeedItemSchema,
} from '@stallcast/shared/contract';
import type { FunnelRow, OrderRow, ProductNameRow, ViewerRow } from './stats.repo.ts';

export function toOrderFeedItem({ seq, amountMinor, currency, createdAt, ...row }: OrderRow): OrderFeedItem {
  return orderFeedItemSchema.parse({
    ...row,
    cursor: seq,
    amount: { amountMinor, currency },
    createdAt: createdAt.toISOString(),
  });
}

export function toProductFunnel(
  { revenueMinor, ...row }: FunnelRow,
  { name, currency }: ProductNameRow,
): ProductFunnel {
  return productFunnelSchema.parse({ ...row, name, revenue: { amountMinor: revenueMinor, currency } });
}

export function toViewerFeedItem({ id, seq, name, joinedAt, leftAt }: ViewerRow): ViewerFeedItem {
  return viewerFeedItemSchema.parse({
    ...{ cursor: seq, viewerId: id, name },
    joinedAt: joinedAt.toISOString(),
    leftAt: leftAt?.toISOString() ?? null,
  });
}
