import type { Product } from '@stallcast/shared/contract';
import { type SubmitEvent, useEffect, useId, useState } from 'react';
import { useStore } from 'zustand';
import { problemText } from '../../lib/problem-text.ts';
import { t } from '../../messages/messages.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { PictureStrip } from './PictureStrip.tsx';
import { productChanges } from './product-changes.ts';
import { draftOf, noFaults, readDraft, storedRows } from './product-draft.ts';
import { ProductFields } from './ProductFields.tsx';
import { useSaveProduct } from './use-my-products.ts';
import { movedPicture, useChangePictures, usePictureQueue } from './use-pictures.ts';

interface ProductDialogProps {
  /** The product to change; null for a new one. */
  product: Product | null;
  onClose: () => void;
  /** It is stored as it was typed. */
  onSaved: (product: Product) => void;
}

/** One product in all its fields, with its pictures. */
export function ProductDialog({ product, onClose, onSaved }: ProductDialogProps) {
  const formId = useId();
  // What is stored moves on while the parts of what was typed are stored one after the other.
  const [stored, setStored] = useState(product);
  const [draft, setDraft] = useState(() => draftOf(product));
  const [faults, setFaults] = useState(noFaults);
  // What was typed is stored; the dialog closes once its pictures are there too.
  const [finished, setFinished] = useState(false);
  const queue = usePictureQueue(stored, setStored);
  const queued = useStore(queue.pictures);
  const saving = useSaveProduct(stored, {
    onSaved(next) {
      setStored(next);
      setDraft(draftOf(next));
      setFinished(true);
    },
    onStep(next, keys) {
      setStored(next);
      setDraft((typed) => storedRows(typed, next, keys));
    },
  });
  const sending = queued.some(({ state }) => state !== 'failed');
  const done = finished && queued.length === 0 ? stored : null;
  useEffect(() => {
    if (done) onSaved(done);
  }, [done, onSaved]);

  function submit(event: SubmitEvent) {
    event.preventDefault();
    const read = readDraft(draft);
    setFaults(read.ok ? noFaults : read.faults);
    if (!read.ok) return;
    // Pictures that failed were said to have; pressing once more leaves them behind.
    if (finished && stored && productChanges(stored, read.product).length === 0) onSaved(stored);
    else saving.mutate(read.product);
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
          <Button type="submit" form={formId} tone="primary" busy={saving.isPending || (finished && sending)}>
            {isNew ? t.products.create : finished ? t.actions.done : t.actions.save}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} noValidate className="flex flex-col gap-4">
        <ProductFields draft={draft} faults={faults} isNew={isNew} onChange={setDraft}>
          <Pictures product={stored} queue={queue} onChanged={setStored} />
        </ProductFields>
        {saving.error && <Notice tone="bad">{problemText(saving.error)}</Notice>}
      </form>
    </Dialog>
  );
}

interface PicturesProps {
  product: Product | null;
  queue: ReturnType<typeof usePictureQueue>;
  onChanged: (product: Product) => void;
}

function Pictures({ product, queue, onChanged }: PicturesProps) {
  const changing = useChangePictures(product?.productId ?? '', onChanged);
  const images = product?.images ?? [];
  return (
    <>
      <PictureStrip
        stored={images}
        queue={queue}
        busy={changing.isPending}
        onMove={(imageId, by) =>
          changing.mutate({ change: 'order', imageIds: movedPicture(images, imageId, by) })
        }
        onDelete={(imageId) => changing.mutate({ change: 'delete', imageId })}
      />
      {changing.error && (
        <Notice tone="bad" title={t.products.picturesFailed}>
          {problemText(changing.error)}
        </Notice>
      )}
    </>
  );
}
