import type { Product } from '@stallcast/shared/contract';
import { currencyCodes } from '@stallcast/shared/domain';
import { type SubmitEvent, useId, useState } from 'react';
import { problemText } from '../../lib/problem-text.ts';
import { t } from '../../messages/messages.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import { TextArea, TextField } from '../../ui/TextField.tsx';
import { type DraftFault, type DraftFaults, type ProductDraft, readDraft } from './product-draft.ts';
import { useCreateProduct } from './use-my-products.ts';

const faultTexts: Record<DraftFault, string> = {
  'name-missing': t.products.nameMissing,
  'name-long': t.products.nameLong,
  'price-invalid': t.products.priceInvalid,
  'quantity-invalid': t.products.quantityInvalid,
};
const faultText = (fault: DraftFault | undefined) => (fault === undefined ? null : faultTexts[fault]);

const emptyDraft: ProductDraft = { name: '', price: '', currency: 'EUR', quantity: '', description: '' };
const currencies = currencyCodes.map((code) => ({ value: code, label: code }));

interface NewProductDialogProps {
  open: boolean;
  onClose: () => void;
  onCreated: (product: Product) => void;
}

/** A new product in four fields. */
export function NewProductDialog({ open, ...rest }: NewProductDialogProps) {
  return open ? <OpenDialog {...rest} /> : null;
}

function OpenDialog({ onClose, onCreated }: Omit<NewProductDialogProps, 'open'>) {
  const formId = useId();
  const [draft, setDraft] = useState(emptyDraft);
  const [faults, setFaults] = useState<DraftFaults>({});
  const creating = useCreateProduct(onCreated);
  const set = (key: 'name' | 'price' | 'quantity' | 'description') => (value: string) =>
    setDraft({ ...draft, [key]: value });

  function submit(event: SubmitEvent) {
    event.preventDefault();
    const read = readDraft(draft);
    setFaults(read.ok ? {} : read.faults);
    if (read.ok) creating.mutate(read.product);
  }

  return (
    <Dialog
      open
      onClose={onClose}
      width="narrow"
      title={t.products.newTitle}
      description={t.products.newText}
      actions={
        <>
          <Button onClick={onClose}>{t.actions.cancel}</Button>
          <Button type="submit" form={formId} tone="primary" busy={creating.isPending}>
            {t.products.create}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} noValidate className="flex flex-col gap-4">
        <TextField
          label={t.products.name}
          value={draft.name}
          onChange={set('name')}
          error={faultText(faults.name)}
          autoFocus
        />
        <div className="grid grid-cols-[1fr_6.5rem_1fr] gap-3">
          <TextField
            label={t.products.price}
            inputMode="decimal"
            value={draft.price}
            onChange={set('price')}
            error={faultText(faults.price)}
          />
          <SelectField
            label={t.products.currency}
            choices={currencies}
            value={draft.currency}
            placeholder=""
            onChange={(value) =>
              setDraft({ ...draft, currency: currencyCodes.find((code) => code === value) ?? draft.currency })
            }
          />
          <TextField
            label={t.products.quantity}
            inputMode="numeric"
            value={draft.quantity}
            onChange={set('quantity')}
            error={faultText(faults.quantity)}
          />
        </div>
        <TextArea
          label={t.products.description}
          value={draft.description}
          onChange={set('description')}
          maxLength={2000}
        />
        {creating.error && <Notice tone="bad">{problemText(creating.error)}</Notice>}
      </form>
    </Dialog>
  );
}
