import type { Order } from '@stallcast/shared/contract';
import { useEffect, useState } from 'preact/hooks';
import { OrderList } from '../../features/checkout/OrderList.tsx';
import { Button } from '../../ui/Button.tsx';
import { EmptyState, ErrorState, Loading, Skeleton } from '../../ui/States.tsx';
import { messages } from '../../messages/en/general.ts';
import { PagedList } from '../paged-list.ts';
import { RequireAccount } from '../RequireAccount.tsx';
import { useServices } from '../services.ts';
import { usePageTitle } from '../use-page-title.ts';
import { orderText } from '../../messages/en/order.ts';

const text = orderText;

/** My orders, newest first. */
export function OrdersPage() {
  usePageTitle(text.listTitle);
  return (
    <RequireAccount>
      <div class="page page-narrow">
        <h1 class="page-title">{text.listTitle}</h1>
        <Orders />
      </div>
    </RequireAccount>
  );
}

function Orders() {
  const { api } = useServices();
  const [list] = useState(
    () =>
      new PagedList<Order, Order['orderId']>(async (after) => {
        const answer = await api('orders.mine', { query: after === undefined ? {} : { after } });
        return { items: answer.orders, next: answer.next };
      }),
  );
  useEffect(() => void list.load(), [list]);
  const orders = list.items.value;
  const state = list.state.value;
  if (state === 'ready' && orders.length === 0)
    return <EmptyState title={text.empty} text={text.emptyText} />;
  return (
    <>
      {orders.length > 0 && <OrderList orders={orders} />}
      {state === 'loading' && (
        <Loading>
          <Skeleton class="h-48" />
        </Loading>
      )}
      {state === 'failed' && <ErrorState title={text.failed} onRetry={() => void list.load()} />}
      {state === 'ready' && list.hasMore && (
        <div class="mt-6 flex justify-center">
          <Button onClick={() => void list.load()}>{messages.showMore}</Button>
        </div>
      )}
    </>
  );
}
