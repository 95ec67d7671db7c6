import type { Product } from '@stallcast/shared/contract';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { countText } from '../../lib/locale.ts';
import { problemText } from '../../lib/problem-text.ts';
import { t } from '../../messages/messages.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { ProductChoice } from './ProductChoice.tsx';
import { ProductDialog } from './ProductDialog.tsx';
import { SelectionOrder } from './SelectionOrder.tsx';
import { mostOnShow, toggleProduct } from './show-selection.ts';

interface ProductPickerProps {
  open: boolean;
  /** What is on show now, to begin with. */
  selection: readonly Product[];
  onSave: (selection: readonly Product[]) => void;
  onClose: () => void;
  saving?: boolean;
  error?: Error | null;
}

/** Chooses what is sold in a show, and in which order. Nothing changes before Save. */
export function ProductPicker({ open, ...rest }: ProductPickerProps) {
  // Mounted anew with every opening, so that it begins with what is on show then.
  return open ? <OpenPicker {...rest} /> : null;
}

function OpenPicker({
  selection: initial,
  onSave,
  onClose,
  saving = false,
  error = null,
}: Omit<ProductPickerProps, 'open'>) {
  const [selection, setSelection] = useState(initial);
  const [creating, setCreating] = useState(false);
  const full = selection.length >= mostOnShow;
  return (
    <Dialog
      open
      onClose={onClose}
      width="wide"
      title={t.products.pickerTitle}
      description={t.products.pickerText}
      actions={
        <>
          <span className="mr-auto text-sm text-muted" role="status">
            {full ? t.products.most(countText(mostOnShow)) : t.products.selected(countText(selection.length))}
          </span>
          <Button onClick={onClose}>{t.actions.cancel}</Button>
          <Button tone="primary" busy={saving} onClick={() => onSave(selection)}>
            {t.products.save}
          </Button>
        </>
      }
    >
      {error && (
        <Notice tone="bad" title={t.products.saveFailed} className="mb-3">
          {problemText(error)}
        </Notice>
      )}
      <div className="grid h-[24rem] max-h-[calc(100vh-17rem)] grid-cols-2 gap-5">
        <div className="flex min-h-0 flex-col gap-2">
          <ProductChoice
            selection={selection}
            onToggle={(product) => setSelection(toggleProduct(selection, product))}
          />
          <Button size="sm" onClick={() => setCreating(true)}>
            <Plus size={14} aria-hidden="true" />
            {t.products.newTitle}
          </Button>
        </div>
        <SelectionOrder selection={selection} onChange={setSelection} />
      </div>
      {creating && (
        <ProductDialog
          product={null}
          onClose={() => setCreating(false)}
          onSaved={(product) => {
            setCreating(false);
            setSelection((before) => toggleProduct(before, product));
          }}
        />
      )}
    </Dialog>
  );
}
