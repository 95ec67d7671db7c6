import type { Sale } from '@stallcast/shared/contract';
import { useState } from 'react';
import { countText, moneyText } from '../../lib/locale.ts';
import { problemText } from '../../lib/problem-text.ts';
import { t } from '../../messages/messages.ts';
import { Button } from '../../ui/Button.tsx';
import { CheckBox } from '../../ui/CheckBox.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { SwitchField } from '../../ui/SwitchField.tsx';
import { openLines, refundTotal } from './sale-facts.ts';
import { useRefund } from './use-sales.ts';

/** Which lines are paid back. The button names the amount, so that nothing is paid back by mistake. */
export function RefundDialog({ sale, onClose }: { sale: Sale; onClose: () => void }) {
  const lines = openLines(sale);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () => new Set(lines.length === 1 ? lines.map(({ orderLineId }) => orderLineId) : []),
  );
  const [restock, setRestock] = useState(sale.shipment === null);
  const refunding = useRefund(sale.orderId, onClose);
  const picked = lines.filter(({ orderLineId }) => chosen.has(orderLineId));
  const total = refundTotal(picked);
  return (
    <Dialog
      open
      onClose={onClose}
      title={t.orders.refundTitle}
      description={t.orders.refundText(sale.buyerName)}
      actions={
        <>
          <Button onClick={onClose}>{t.actions.cancel}</Button>
          <Button
            tone="danger"
            disabled={total === null}
            busy={refunding.isPending}
            onClick={() =>
              refunding.mutate({ orderLineIds: picked.map(({ orderLineId }) => orderLineId), restock })
            }
          >
            {total === null ? t.orders.refundNothing : t.orders.refundAmount(moneyText(total))}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <ul
          aria-label={t.orders.lines}
          className="flex flex-col overflow-hidden rounded-md border border-line"
        >
          {lines.map((line) => (
            <li key={line.orderLineId} className="border-b border-line last:border-b-0">
              <label className="flex cursor-pointer items-center gap-3 px-3 py-2.5 hover:bg-hover">
                <CheckBox
                  label={t.orders.refundLine(line.name, line.variant)}
                  checked={chosen.has(line.orderLineId)}
                  onChange={() => setChosen(toggled(chosen, line.orderLineId))}
                />
                <span className="min-w-0 flex-1 truncate text-sm">
                  {t.orders.line(countText(line.quantity), line.name)}
                  {line.variant !== '' && <span className="text-muted"> · {line.variant}</span>}
                </span>
                <span className="figures text-right text-sm font-semibold">
                  {moneyText(line.refundable)}
                  {line.refundable.amountMinor !== line.amount.amountMinor && (
                    <span className="block font-sans text-xs font-normal text-muted">
                      {t.orders.withShipping}
                    </span>
                  )}
                </span>
              </label>
            </li>
          ))}
        </ul>
        {lines.length > 1 && (
          <Button
            size="sm"
            tone="quiet"
            className="self-start"
            onClick={() => setChosen(new Set(lines.map(({ orderLineId }) => orderLineId)))}
          >
            {t.orders.refundAll}
          </Button>
        )}
        <SwitchField
          label={t.orders.restock}
          hint={t.orders.restockHint}
          checked={restock}
          onChange={setRestock}
        />
        {refunding.error && (
          <Notice tone="bad" title={t.orders.refundFailed}>
            {problemText(refunding.error)}
          </Notice>
        )}
      </div>
    </Dialog>
  );
}

function toggled(chosen: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(chosen);
  if (!next.delete(id)) next.add(id);
  return next;
}
