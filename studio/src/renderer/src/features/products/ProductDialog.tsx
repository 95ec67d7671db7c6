import type { Product } from '@stallcast/shared/contract';
import { type SubmitEvent, useId, useState } from 'react';
import { problemText } from '../../lib/problem-text.ts';
import { t } from '../../messages/messages.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { draftOf, noFaults, readDraft, storedRows } from './product-draft.ts';
import { ProductFields } from './ProductFields.tsx';
import { useSaveProduct } from './use-my-products.ts';

interface ProductDialogProps {
  /** The product to change; null for a new one. */
  product: Product | null;
  onClose: () => void;
  /** It is stored as it was typed. */
  onSaved: (product: Product) => void;
}

/** One product in all its fields. */
export function ProductDialog({ product, onClose, onSaved }: ProductDialogProps) {
  const formId = useId();
  // What is stored moves on while the parts of what was typed are stored one after the other.
  const [stored, setStored] = useState(product);
  const [draft, setDraft] = useState(() => draftOf(product));
  const [faults, setFaults] = useState(noFaults);
  const saving = useSaveProduct(stored, {
    onSaved,
    onStep(next, keys) {
      setStored(next);
      setDraft((typed) => storedRows(typed, next, keys));
    },
  });

  function submit(event: SubmitEvent) {
    event.preventDefault();
    const read = readDraft(draft);
    setFaults(read.ok ? noFaults : read.faults);
    if (read.ok) saving.mutate(read.product);
  }

  const isNew = stored === null;
  return (
    <Dialog
      open
      onClose={onClose}
      title={isNew ? t.products.newTitle : t.products.changeTitle}
      description={isNew ? t.products.newText : t.products.changeText}
      actions={
        <>
          <Button onClick={onClose}>{t.actions.cancel}</Button>
          <Button type="submit" form={formId} tone="primary" busy={saving.isPending}>
            {isNew ? t.products.create : t.actions.save}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} noValidate className="flex flex-col gap-4">
        <ProductFields draft={draft} faults={faults} isNew={isNew} onChange={setDraft} />
        {saving.error && <Notice tone="bad">{problemText(saving.error)}</Notice>}
      </form>
    </Dialog>
  );
}
