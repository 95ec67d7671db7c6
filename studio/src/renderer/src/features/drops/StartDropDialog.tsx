import type { Product } from '@stallcast/shared/contract';
import { Zap } from 'lucide-react';
import { type SubmitEvent, useId, useState } from 'react';
import { countText, moneyText } from '../../lib/locale.ts';
import { problemText } from '../../lib/problem-text.ts';
import { t } from '../../messages/messages.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import { TextField } from '../../ui/TextField.tsx';
import {
  countdowns,
  type DropDraft,
  type DropFaults,
  droppable,
  openTimes,
  readDrop,
  termsOf,
  usualDrop,
} from './drop-draft.ts';
import type { ShowcaseDesk } from './showcase-desk.ts';
import { useStartDrop } from './use-showcase.ts';

const secondsChoices = (values: readonly number[]) =>
  values.map((seconds) => ({ value: String(seconds), label: t.drops.seconds(seconds) }));

interface StartDropDialogProps {
  product: Product;
  streamId: string;
  desk: ShowcaseDesk;
  onClose: () => void;
}

/** A drop of a product. Everything is filled in, so that it takes one more press. */
export function StartDropDialog({ product, streamId, desk, onClose }: StartDropDialogProps) {
  const formId = useId();
  const [draft, setDraft] = useState(() => usualDrop(product));
  const [faults, setFaults] = useState<DropFaults>({});
  const starting = useStartDrop(streamId, desk, onClose);

  function submit(event: SubmitEvent) {
    event.preventDefault();
    if (draft === null) return;
    const read = readDrop(product, draft);
    setFaults(read.ok ? {} : read.faults);
    if (read.ok) starting.mutate(read.terms);
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={t.drops.startTitle(product.name)}
      description={t.drops.startText}
      actions={
        <>
          <Button onClick={onClose}>{t.actions.cancel}</Button>
          <Button
            type="submit"
            form={formId}
            tone="primary"
            autoFocus
            disabled={draft === null}
            busy={starting.isPending}
          >
            <Zap size={15} aria-hidden="true" />
            {t.drops.start}
          </Button>
        </>
      }
    >
      {draft === null ? (
        <EmptyState icon={<Zap size={24} strokeWidth={1.6} />} title={t.drops.nothingLeft}>
          {t.drops.nothingLeftText}
        </EmptyState>
      ) : (
        <form id={formId} onSubmit={submit} noValidate className="flex flex-col gap-4">
          <DropFields product={product} draft={draft} faults={faults} onChange={setDraft} />
          {starting.error && <Notice tone="bad">{problemText(starting.error)}</Notice>}
        </form>
      )}
    </Dialog>
  );
}

interface DropFieldsProps {
  product: Product;
  draft: DropDraft;
  faults: DropFaults;
  onChange: (draft: DropDraft) => void;
}

function DropFields({ product, draft, faults, onChange }: DropFieldsProps) {
  const set = (part: Partial<DropDraft>) => onChange({ ...draft, ...part });
  const variants = droppable(product);
  const chosen = product.variants.find(({ variantId }) => variantId === draft.variantId);
  const inStock = countText(chosen?.stock ?? 0);
  return (
    <>
      {product.variants.length > 1 && (
        <SelectField
          label={t.drops.variant}
          choices={variants.map(({ variantId, label, stock }) => ({
            value: variantId,
            label: t.drops.variantLeft(label, countText(stock)),
          }))}
          value={draft.variantId}
          placeholder=""
          onChange={(value) => {
            const variant = variants.find(({ variantId }) => variantId === value);
            if (variant) set(termsOf(variant));
          }}
        />
      )}
      <div className="grid grid-cols-3 gap-3">
        <TextField
          label={t.drops.price}
          inputMode="decimal"
          suffix={product.price.currency}
          value={draft.price}
          onChange={(price) => set({ price })}
          hint={chosen && t.drops.usually(moneyText(chosen.price))}
          error={faults.price === undefined ? null : t.products.priceInvalid}
        />
        <TextField
          label={t.drops.quantity}
          inputMode="numeric"
          value={draft.quantity}
          onChange={(quantity) => set({ quantity })}
          hint={t.drops.inStock(inStock)}
          error={
            faults.quantity === undefined
              ? null
              : faults.quantity === 'too-many'
                ? t.drops.tooMany(inStock)
                : t.drops.quantityInvalid
          }
        />
        <TextField
          label={t.drops.perBuyer}
          inputMode="numeric"
          value={draft.perBuyer}
          onChange={(perBuyer) => set({ perBuyer })}
          error={faults.perBuyer === undefined ? null : t.drops.perBuyerInvalid}
        />
      </div>
      <div className="grid grid-cols-2 gap-3">
        <SelectField
          label={t.drops.countdown}
          choices={secondsChoices(countdowns)}
          value={String(draft.countdownSeconds)}
          placeholder=""
          onChange={(value) => set({ countdownSeconds: Number(value) })}
        />
        <SelectField
          label={t.drops.openFor}
          choices={secondsChoices(openTimes)}
          value={String(draft.openForSeconds)}
          placeholder=""
          onChange={(value) => set({ openForSeconds: Number(value) })}
        />
      </div>
    </>
  );
}
