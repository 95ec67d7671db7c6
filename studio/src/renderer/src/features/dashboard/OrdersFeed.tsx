import type { OrderFeedItem } from '@stallcast/shared/contract';
import { ShoppingBag } from 'lucide-react';
import { memo } from 'react';
import { useStore } from 'zustand';
import { countText, locale, moneyText } from '../../lib/locale.ts';
import { fitsSearch } from '../../lib/line-search.ts';
import { timeOfDay } from '../../lib/time-text.ts';
import { t } from '../../messages/messages.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { FeedLines } from '../../ui/FeedLines.tsx';
import { FeedPanel } from '../../ui/FeedPanel.tsx';
import { NothingFound } from '../../ui/NothingFound.tsx';
import type { ShowFeed } from './show-feed.ts';

const keyOf = ({ cursor }: OrderFeedItem) => String(cursor);

/** Every paid order line, the newest first. */
export function OrdersFeed({ feed, className }: { feed: ShowFeed; className?: string }) {
  const orders = useStore(feed.state, (state) => state.orders);
  return (
    <FeedPanel title={t.feeds.orders} className={className}>
      {(query) =>
        orders.length === 0 ? (
          <EmptyState icon={<ShoppingBag size={22} strokeWidth={1.6} />} title={t.feeds.ordersEmpty}>
            {t.feeds.ordersEmptyText}
          </EmptyState>
        ) : (
          <OrderLines
            key={query}
            orders={orders.filter(({ buyerName, productName }) =>
              fitsSearch(query, [buyerName, productName]),
            )}
          />
        )
      }
    </FeedPanel>
  );
}

function OrderLines({ orders }: { orders: readonly OrderFeedItem[] }) {
  if (orders.length === 0) return <NothingFound />;
  return (
    <FeedLines
      label={t.feeds.orders}
      lines={orders.toReversed()}
      keyOf={keyOf}
      newAt="start"
      usualPx={52}
      spoken
      newOnes={t.feeds.newOrders}
      className="px-2 pb-2"
    >
      {(order) => <OrderLine order={order} />}
    </FeedLines>
  );
}

const OrderLine = memo(function OrderLine({ order }: { order: OrderFeedItem }) {
  return (
    <div className="flex items-start justify-between gap-3 rounded-md px-2 py-2 hover:bg-hover">
      <div className="min-w-0">
        <p className="selectable truncate text-sm font-medium">
          {t.feeds.orderLine(countText(order.quantity), order.productName)}
        </p>
        <p className="selectable truncate text-xs text-muted">
          <bdi>{order.buyerName}</bdi> · {timeOfDay(order.createdAt, locale)}
        </p>
      </div>
      <span className="figures shrink-0 text-sm font-semibold text-good">{moneyText(order.amount)}</span>
    </div>
  );
});
