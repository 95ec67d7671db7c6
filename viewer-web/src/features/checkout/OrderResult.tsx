import type { Order } from '@stallcast/shared/contract';
import type { ComponentChildren } from 'preact';
import { useOpened } from '../../app/use-opened.ts';
import { useServices } from '../../app/services.ts';
import { AlertIcon, CheckIcon } from '../../ui/icons.tsx';
import { priceText } from '../../ui/Price.tsx';
import { Spinner } from '../../ui/Spinner.tsx';
import { OrderFollow } from './order-follow.ts';
import { orderNumber } from './order-number.ts';
import { orderText } from '../../messages/en/order.ts';

const text = orderText;

interface OrderResultProps {
  /** As it was answered at checkout. */
  readonly order: Order;
  /** What to do next. */
  readonly children: ComponentChildren;
}

/** What became of a purchase; follows it while the payment is open. */
export function OrderResult({ order, children }: OrderResultProps) {
  const { api } = useServices();
  const follow = useOpened(() => new OrderFollow(api, order.orderId, order));
  const now = follow.order.value ?? order;
  return (
    <div class="flex flex-col items-center gap-2 py-6 text-center">
      <div role="status" class="flex flex-col items-center gap-2">
        <Outcome order={now} />
      </div>
      <p class="text-muted">
        {text.title(orderNumber(now.orderId))} · <span class="figures">{priceText(now.total)}</span>
      </p>
      <div class="mt-4 flex w-full flex-col gap-2">{children}</div>
    </div>
  );
}

function Outcome({ order }: { readonly order: Order }) {
  if (order.status === 'pending') {
    return (
      <>
        <span class="outcome bg-warn-soft text-warn">
          <Spinner size={28} />
        </span>
        <p class="text-xl font-bold">{text.waiting}</p>
        <p class="max-w-xs text-muted text-pretty">{text.waitingText}</p>
      </>
    );
  }
  if (order.status === 'cancelled') {
    return (
      <>
        <span class="outcome bg-bad-soft text-bad">
          <AlertIcon size={28} />
        </span>
        <p class="text-xl font-bold">{text.cancelled}</p>
        <p class="max-w-xs text-muted text-pretty">{order.cancelReason ?? text.cancelledText}</p>
      </>
    );
  }
  return (
    <>
      <span class="outcome bg-good-soft text-good">
        <CheckIcon size={28} />
      </span>
      <p class="text-xl font-bold">{text.thanks}</p>
      <p class="max-w-xs text-muted text-pretty">{text.thanksText}</p>
    </>
  );
}
