import { type CurrencyCode, currencyCodes, type Money } from '@stallcast/shared/domain';
import { type SubmitEvent, useState } from 'react';
import { problemText } from '../../lib/problem-text.ts';
import { t } from '../../messages/messages.ts';
import { Button } from '../../ui/Button.tsx';
import { LoadFault } from '../../ui/LoadFault.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { LoadingRows } from '../../ui/Rows.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { ratesDraft, readRates } from './rates-draft.ts';
import { useSetShipping, useShipping } from './use-shop.ts';

/** What a parcel costs its buyer, whatever is in it. */
export function ShippingPanel() {
  const shipping = useShipping();
  return (
    <Panel title={t.shop.shipping}>
      <div className="px-4 pb-4">
        <p className="mb-3 text-xs text-muted">{t.shop.shippingText}</p>
        {shipping.isPending && <LoadingRows count={3} />}
        {shipping.error && (
          <LoadFault title={t.shop.shippingFailed} error={shipping.error} onRetry={shipping.refetch} />
        )}
        {shipping.data && <Rates rates={shipping.data} />}
      </div>
    </Panel>
  );
}

function Rates({ rates }: { rates: readonly Money[] }) {
  const [draft, setDraft] = useState(() => ratesDraft(rates));
  const [faults, setFaults] = useState<ReadonlySet<CurrencyCode>>(new Set());
  const saving = useSetShipping();

  function submit(event: SubmitEvent) {
    event.preventDefault();
    const read = readRates(draft);
    setFaults(read.ok ? new Set() : read.faults);
    if (read.ok) saving.mutate(read.rates);
  }

  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-3">
      <div className="grid grid-cols-2 gap-3">
        {currencyCodes.map((currency) => (
          <TextField
            key={currency}
            label={t.shop.parcelIn(currency)}
            inputMode="decimal"
            placeholder={t.shop.free}
            suffix={currency}
            value={draft[currency]}
            onChange={(text) => {
              saving.reset();
              setDraft({ ...draft, [currency]: text });
            }}
            error={faults.has(currency) ? t.shop.rateInvalid : null}
          />
        ))}
      </div>
      {saving.error && <Notice tone="bad">{problemText(saving.error)}</Notice>}
      <div className="flex items-center justify-end gap-3">
        <span role="status" className="text-sm text-good">
          {saving.isSuccess && t.shop.saved}
        </span>
        <Button type="submit" busy={saving.isPending}>
          {t.actions.save}
        </Button>
      </div>
    </form>
  );
}
