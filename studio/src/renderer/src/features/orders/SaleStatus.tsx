import type { Sale } from '@stallcast/shared/contract';
import { t } from '../../messages/messages.ts';
import { Badge } from '../../ui/Badge.tsx';

const tones = {
  pending: 'neutral',
  paid: 'warn',
  fulfilled: 'good',
  cancelled: 'neutral',
  refunded: 'bad',
} as const;

/** Where an order is. One that is paid waits for the seller. */
export function SaleStatus({ sale: { status, address } }: { sale: Pick<Sale, 'status' | 'address'> }) {
  const toSend = status === 'paid' && address !== null;
  return (
    <Badge tone={status === 'paid' && !toSend ? 'good' : tones[status]}>
      {toSend ? t.orders.toSend : t.orders.statuses[status]}
    </Badge>
  );
}
