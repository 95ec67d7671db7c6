import type { Order } from '@stallcast/shared/contract';
import { formatDayAndTime } from '../../app/locale.ts';
import { Price, priceText } from '../../ui/Price.tsx';
import { Spinner } from '../../ui/Spinner.tsx';
import { orderNumber } from './order-number.ts';
import { StatusTag } from './StatusTag.tsx';
import { orderText } from './order-text.ts';

const text = orderText;

/** One order with all its lines. */
export function OrderView({ order }: { readonly order: Order }) {
  return (
    <div class="flex flex-col gap-4">
      <div role="status" class="empty:-mb-4">
        {order.status === 'pending' && (
          <div class="notice flex-row items-center bg-warn-soft text-warn">
            <Spinner size={20} />
            <p>
              <span class="block font-semibold">{text.waiting}</span>
              {text.waitingText}
            </p>
          </div>
        )}
        {order.status === 'cancelled' && (
          <div class="notice bg-bad-soft text-bad">
            <p class="font-semibold">{text.cancelled}</p>
            <p>{order.cancelReason ?? text.cancelledText}</p>
          </div>
        )}
      </div>
      <section class="panel p-5">
        <div class="mb-4 flex flex-wrap items-start justify-between gap-3">
          <dl class="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-sm">
            <dt class="text-muted">{text.number}</dt>
            <dd class="figures font-semibold">{orderNumber(order.orderId)}</dd>
            <dt class="text-muted">{text.placed}</dt>
            <dd>{formatDayAndTime(order.createdAt)}</dd>
            {order.paidAt !== null && <dt class="text-muted">{text.paid}</dt>}
            {order.paidAt !== null && <dd>{formatDayAndTime(order.paidAt)}</dd>}
          </dl>
          <StatusTag status={order.status} />
        </div>
        <ul aria-label={text.products} class="divide-y divide-line border-t border-line">
          {order.lines.map((line) => (
            <li key={line.productId} class="flex justify-between gap-4 py-3">
              <span class="min-w-0">
                <span class="block font-medium [overflow-wrap:anywhere]">{line.name}</span>
                <span class="figures text-sm text-muted">
                  {text.each(line.quantity, priceText(line.unitPrice))}
                </span>
              </span>
              <Price money={line.amount} />
            </li>
          ))}
        </ul>
        <p class="flex justify-between border-t border-line pt-4 text-lg font-bold">
          <span>{text.total}</span>
          <Price money={order.total} />
        </p>
      </section>
    </div>
  );
}
