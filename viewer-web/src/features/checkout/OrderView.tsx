import type { Address, Order } from '@stallcast/shared/contract';
import { formatDay, formatDayAndTime, formatDuration } from '../../app/locale.ts';
import { paths } from '../../app/routes.ts';
import { buttonClass } from '../../ui/Button.tsx';
import { Price, priceText } from '../../ui/Price.tsx';
import { Spinner } from '../../ui/Spinner.tsx';
import { addressLines } from './address-lines.ts';
import { orderNumber } from './order-number.ts';
import { Refunded, Totals } from './Totals.tsx';
import { StatusTag } from './StatusTag.tsx';
import { orderText } from '../../messages/en/order.ts';

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
        <ul aria-label={text.products} class="divide-y divide-line border-y border-line">
          {order.lines.map((line) => (
            <OrderLine key={line.orderLineId} line={line} />
          ))}
        </ul>
        <div class="pt-4">
          <Totals order={order} physical={order.address !== null} />
        </div>
        <Refunded order={order} />
      </section>
      {order.shipments.length > 0 && <Shipments shipments={order.shipments} />}
      {order.address && <SentTo address={order.address} />}
      {order.paidAt !== null && (
        <a href={paths.invoice(order.orderId)} class={`self-start print:hidden ${buttonClass({})}`}>
          {text.invoice}
        </a>
      )}
    </div>
  );
}

function OrderLine({ line }: { readonly line: Order['lines'][number] }) {
  return (
    <li class="flex justify-between gap-4 py-3">
      <span class="min-w-0">
        <span class="block font-medium [overflow-wrap:anywhere]">{line.name}</span>
        {line.variant !== '' && <span class="block text-sm text-muted">{line.variant}</span>}
        <span class="figures text-sm text-muted">{text.each(line.quantity, priceText(line.unitPrice))}</span>
        {line.showOffsetMs !== null && (
          <span class="block text-sm text-muted">{text.boughtAt(formatDuration(line.showOffsetMs))}</span>
        )}
        {line.refundedAt !== null && (
          <span class="block text-sm text-warn">{text.refundedOn(formatDay(line.refundedAt))}</span>
        )}
      </span>
      <Price money={line.amount} />
    </li>
  );
}

function Shipments({ shipments }: Pick<Order, 'shipments'>) {
  return (
    <section class="panel p-5">
      <h2 class="mb-2 font-semibold">{text.shipped}</h2>
      <ul class="flex flex-col gap-2 text-sm">
        {shipments.map(({ carrier, tracking, shippedAt }) => (
          <li key={shippedAt} class="flex flex-wrap justify-between gap-x-4">
            <span class="[overflow-wrap:anywhere]">
              <bdi>{carrier}</bdi>
              {tracking !== '' && (
                <>
                  {' · '}
                  <bdi class="figures">{tracking}</bdi>
                </>
              )}
            </span>
            <span class="text-muted">{formatDay(shippedAt)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function SentTo({ address }: { readonly address: Address }) {
  return (
    <section class="panel p-5">
      <h2 class="mb-2 font-semibold">{text.sentTo}</h2>
      <address class="text-sm whitespace-pre-line not-italic [overflow-wrap:anywhere]">
        {addressLines(address)}
      </address>
    </section>
  );
}
