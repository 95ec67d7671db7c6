import type { Sale } from '@stallcast/shared/contract';
import { type SubmitEvent, useId, useState } from 'react';
import { problemText } from '../../lib/problem-text.ts';
import { t } from '../../messages/messages.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useShip } from './use-sales.ts';

/** Says with whom a parcel travels; said again, it is corrected. */
export function ShipDialog({ sale, onClose }: { sale: Sale; onClose: () => void }) {
  const formId = useId();
  const [carrier, setCarrier] = useState(sale.shipment?.carrier ?? '');
  const [tracking, setTracking] = useState(sale.shipment?.tracking ?? '');
  const [missing, setMissing] = useState(false);
  const shipping = useShip(sale.orderId, onClose);

  function submit(event: SubmitEvent) {
    event.preventDefault();
    setMissing(carrier.trim() === '');
    if (carrier.trim() !== '') shipping.mutate({ carrier: carrier.trim(), tracking: tracking.trim() });
  }

  return (
    <Dialog
      open
      onClose={onClose}
      width="narrow"
      title={t.orders.shipTitle}
      description={t.orders.shipText(sale.buyerName)}
      actions={
        <>
          <Button onClick={onClose}>{t.actions.cancel}</Button>
          <Button type="submit" form={formId} tone="primary" busy={shipping.isPending}>
            {t.orders.shipConfirm}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} noValidate className="flex flex-col gap-4">
        <TextField
          label={t.orders.carrier}
          value={carrier}
          onChange={setCarrier}
          maxLength={60}
          placeholder={t.orders.carrierPlaceholder}
          error={missing ? t.orders.carrierMissing : null}
          autoFocus
        />
        <TextField
          label={t.orders.tracking}
          value={tracking}
          onChange={setTracking}
          maxLength={120}
          hint={t.orders.trackingHint}
        />
        {shipping.error && <Notice tone="bad">{problemText(shipping.error)}</Notice>}
      </form>
    </Dialog>
  );
}
