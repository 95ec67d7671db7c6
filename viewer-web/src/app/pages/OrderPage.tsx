import { useEffect } from 'preact/hooks';
import { OrderFollow } from '../../features/checkout/order-follow.ts';
import { orderNumber } from '../../features/checkout/order-number.ts';
import { OrderMissing } from '../../features/checkout/OrderMissing.tsx';
import { OrderView } from '../../features/checkout/OrderView.tsx';
import { Loading, Skeleton } from '../../ui/States.tsx';
import { RequireAccount } from '../RequireAccount.tsx';
import { useServices } from '../services.ts';
import { useOpened } from '../use-opened.ts';
import { usePageTitle } from '../use-page-title.ts';
import { orderText } from '../../messages/en/order.ts';

const text = orderText;

/** One of my orders; follows an open payment. */
export function OrderPage({ orderId }: { readonly orderId: string }) {
  const title = text.title(orderNumber(orderId));
  usePageTitle(title);
  return (
    <RequireAccount>
      <div class="page page-narrow">
        <h1 class="page-title">{title}</h1>
        <OrderContents orderId={orderId} />
      </div>
    </RequireAccount>
  );
}

function OrderContents({ orderId }: { readonly orderId: string }) {
  const { api, session } = useServices();
  const follow = useOpened(() => new OrderFollow(api, orderId));
  const order = follow.order.value;
  const load = follow.load.value;
  useEffect(() => {
    if (load === 'logged-out') session.handleLoggedOut();
  }, [load, session]);
  if (order) return <OrderView order={order} />;
  if (load === 'missing') return <OrderMissing />;
  return (
    <Loading>
      {load === 'failed' && <p class="notice mb-4 bg-warn-soft text-warn">{text.oneFailed}</p>}
      <Skeleton class="h-64" />
    </Loading>
  );
}
