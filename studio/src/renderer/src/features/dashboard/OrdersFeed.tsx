import type { OrderFeedItem } from '@stallcast/shared/contract';
import { ShoppingBag } from 'lucide-react';
import { useStore } from 'zustand';
import { countText, locale, moneyText } from '../../lib/locale.ts';
import { fitsSearch } from '../../lib/line-search.ts';
import { timeOfDay } from '../../lib/time-text.ts';
import { t } from '../../messages/messages.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { FeedPanel } from '../../ui/FeedPanel.tsx';
import { NothingFound } from '../../ui/NothingFound.tsx';
import type { ShowFeed } from './show-feed.ts';

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
    <ol
      tabIndex={0}
      className="min-h-0 flex-1 overflow-y-auto px-2 pb-2"
      aria-label={t.feeds.orders}
      aria-live="polite"
    >
      {orders.toReversed().map((order) => (
        <OrderLine key={order.cursor} order={order} />
      ))}
    </ol>
  );
}

function OrderLine({ order }: { order: OrderFeedItem }) {
  return (
    <li className="flex animate-arrive items-start justify-between gap-3 rounded-md px-2 py-2 [contain-intrinsic-size:auto_3rem] [content-visibility:auto] hover:bg-hover">
      <div className="min-w-0">
        <p className="selectable truncate text-sm font-medium">
          {t.feeds.orderLine(countText(order.quantity), order.productName)}
        </p>
        <p className="selectable truncate text-xs text-muted">
          <bdi>{order.buyerName}</bdi> · {timeOfDay(order.createdAt, locale)}
        </p>
      </div>
      <span className="figures shrink-0 text-sm font-semibold text-good">{moneyText(order.amount)}</span>
    </li>
  );
}
