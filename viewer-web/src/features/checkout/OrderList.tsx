import type { Order } from '@stallcast/shared/contract';
import { formatDay } from '../../app/locale.ts';
import { paths } from '../../app/routes.ts';
import { Price } from '../../ui/Price.tsx';
import { StatusTag } from './StatusTag.tsx';

/** My orders, each leading to its page. */
export function OrderList({ orders }: { readonly orders: readonly Order[] }) {
  return (
    <ul class="panel divide-y divide-line">
      {orders.map((order) => (
        <li key={order.orderId}>
          <a
            href={paths.order(order.orderId)}
            class="flex items-center justify-between gap-4 p-4 hover:bg-hover"
          >
            <span class="min-w-0">
              <span class="block truncate font-medium">
                {order.lines.map((line) => line.name).join(', ')}
              </span>
              <span class="text-sm text-muted">{formatDay(order.createdAt)}</span>
            </span>
            <span class="flex shrink-0 flex-col items-end gap-1 sm:flex-row sm:items-center sm:gap-4">
              <Price money={order.total} />
              <StatusTag status={order.status} />
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}
