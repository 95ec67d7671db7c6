import type { Order } from '@stallcast/shared/contract';
import { orderText } from '../../messages/en/order.ts';

const tones: Readonly<Record<Order['status'], string>> = {
  pending: 'bg-warn-soft text-warn',
  paid: 'bg-good-soft text-good',
  fulfilled: 'bg-good-soft text-good',
  cancelled: 'bg-bad-soft text-bad',
  refunded: 'bg-sunken text-muted',
};

/** Where an order stands, in a word. */
export function StatusTag({ status }: { readonly status: Order['status'] }) {
  return (
    <span class={`rounded-full px-3 py-1 text-sm font-semibold ${tones[status]}`}>
      {orderText.status[status]}
    </span>
  );
}
