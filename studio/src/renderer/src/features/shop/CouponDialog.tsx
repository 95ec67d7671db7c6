import type { Coupon } from '@stallcast/shared/contract';
import { type SubmitEvent, useId, useState } from 'react';
import { problemText } from '../../lib/problem-text.ts';
import { t } from '../../messages/messages.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { CouponValueFields } from './CouponValueFields.tsx';
import { type CouponDraft, couponDraft, type CouponFaults, readCoupon, readLimits } from './coupon-draft.ts';
import { useChangeCoupon, useCreateCoupon } from './use-shop.ts';

interface CouponDialogProps {
  /** The coupon to change; null for a new one. */
  coupon: Coupon | null;
  onClose: () => void;
  /** The new one is there; closes the dialog where this is left out. */
  onCreated?: (coupon: Coupon) => void;
}

/** A coupon: its code and what it takes off are settled when it is made, its limits are not. */
export function CouponDialog({ coupon, onClose, onCreated = onClose }: CouponDialogProps) {
  const formId = useId();
  const [draft, setDraft] = useState(() => couponDraft(coupon));
  const [faults, setFaults] = useState<CouponFaults>(new Set());
  const creating = useCreateCoupon(onCreated);
  const changing = useChangeCoupon(onClose);
  const error = creating.error ?? changing.error;

  function submit(event: SubmitEvent) {
    event.preventDefault();
    const read = coupon === null ? readCoupon(draft) : readLimits(draft);
    setFaults(read.ok ? new Set() : read.faults);
    if (!read.ok) return;
    if ('code' in read.value) creating.mutate(read.value);
    else if (coupon !== null) changing.mutate({ couponId: coupon.couponId, ...read.value });
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={coupon === null ? t.shop.newCoupon : t.shop.changeCoupon(coupon.code)}
      description={t.shop.couponText}
      actions={
        <>
          <Button onClick={onClose}>{t.actions.cancel}</Button>
          <Button type="submit" form={formId} tone="primary" busy={creating.isPending || changing.isPending}>
            {coupon === null ? t.shop.createCoupon : t.actions.save}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} noValidate className="flex flex-col gap-4">
        {coupon === null && <CouponValueFields draft={draft} faults={faults} onChange={setDraft} />}
        <LimitFields draft={draft} faults={faults} onChange={setDraft} />
        {error && <Notice tone="bad">{problemText(error)}</Notice>}
      </form>
    </Dialog>
  );
}

interface FieldsProps {
  draft: CouponDraft;
  faults: CouponFaults;
  onChange: (draft: CouponDraft) => void;
}

function LimitFields({ draft, faults, onChange }: FieldsProps) {
  const set = (part: Partial<CouponDraft>) => onChange({ ...draft, ...part });
  return (
    <div className="grid grid-cols-2 gap-3">
      <TextField
        label={t.shop.startsAt}
        type="datetime-local"
        value={draft.startsAt}
        onChange={(startsAt) => set({ startsAt })}
        hint={t.shop.startsHint}
      />
      <TextField
        label={t.shop.endsAt}
        type="datetime-local"
        value={draft.endsAt}
        onChange={(endsAt) => set({ endsAt })}
        hint={t.shop.endsHint}
        error={faults.has('endsAt') ? t.shop.endsInvalid : null}
      />
      <TextField
        label={t.shop.totalLimit}
        inputMode="numeric"
        placeholder={t.products.noLimit}
        value={draft.totalLimit}
        onChange={(totalLimit) => set({ totalLimit })}
        error={faults.has('totalLimit') ? t.shop.totalLimitInvalid : null}
      />
      <TextField
        label={t.shop.perUserLimit}
        inputMode="numeric"
        value={draft.perUserLimit}
        onChange={(perUserLimit) => set({ perUserLimit })}
        error={faults.has('perUserLimit') ? t.shop.perUserLimitInvalid : null}
      />
    </div>
  );
}
