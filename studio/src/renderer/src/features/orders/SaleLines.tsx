import type { Sale } from '@stallcast/shared/contract';
import { countText, moneyText } from '../../lib/locale.ts';
import { clockText } from '../../lib/time-text.ts';
import { t } from '../../messages/messages.ts';
import { Badge } from '../../ui/Badge.tsx';

/** What was bought, a line each, and the second of the show it was bought at. */
export function SaleLines({ sale }: { sale: Sale }) {
  return (
    <ul aria-label={t.orders.lines} className="flex flex-col divide-y divide-line">
      {sale.lines.map((line) => (
        <li key={line.orderLineId} className="flex items-start justify-between gap-4 py-2.5 first:pt-0">
          <div className="min-w-0">
            <p className="selectable text-sm font-medium break-words">
              {t.orders.line(countText(line.quantity), line.name)}
              {line.variant !== '' && <span className="font-normal text-muted"> · {line.variant}</span>}
            </p>
            <p className="mt-0.5 flex flex-wrap items-center gap-x-3 text-xs text-muted">
              <span className="figures">{t.orders.each(moneyText(line.unitPrice))}</span>
              {line.discount.amountMinor > 0 && (
                <span className="figures text-good">{t.orders.discount(moneyText(line.discount))}</span>
              )}
              {line.showOffsetMs !== null && <span>{t.orders.boughtAt(clockText(line.showOffsetMs))}</span>}
            </p>
          </div>
          <div className="flex shrink-0 flex-col items-end gap-1">
            <span className="figures text-sm font-semibold">{moneyText(line.amount)}</span>
            <RefundBadge line={line} />
          </div>
        </li>
      ))}
    </ul>
  );
}

function RefundBadge({ line: { refundedAt, refundStatus } }: { line: Sale['lines'][number] }) {
  if (refundedAt !== null) return <Badge tone="bad">{t.orders.refunded}</Badge>;
  if (refundStatus === 'requested') return <Badge tone="warn">{t.orders.refunding}</Badge>;
  if (refundStatus === 'failed') return <Badge tone="bad">{t.orders.refundRefused}</Badge>;
  return null;
}
