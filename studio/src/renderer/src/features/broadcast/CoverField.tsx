import { ImagePlus, Trash2 } from 'lucide-react';
import { type ChangeEvent, useCallback, useRef, useState } from 'react';
import { type PictureFileFault, pictureFileFault, pictureTypes } from '../../lib/picture-file.ts';
import { t } from '../../messages/messages.ts';
import { Button } from '../../ui/Button.tsx';
import { ProductPicture } from '../../ui/ProductPicture.tsx';
import type { CoverChange } from './show-details.ts';

interface CoverFieldProps {
  /** The cover the show has at the server. */
  storedUrl: string | null;
  change: CoverChange;
  onChange: (change: CoverChange) => void;
}

/** The picture that stands for the show in lists. */
export function CoverField({ storedUrl, change, onChange }: CoverFieldProps) {
  const [fault, setFault] = useState<PictureFileFault | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const picked = change.change === 'set' ? change.file : null;
  const stored = change.change === 'keep' ? storedUrl : null;
  const empty = picked === null && stored === null;

  function handlePick(event: ChangeEvent<HTMLInputElement>) {
    const file = event.target.files?.[0];
    // So that the same file can be picked again.
    event.target.value = '';
    if (!file) return;
    const found = pictureFileFault(file);
    setFault(found);
    if (found === null) onChange({ change: 'set', file });
  }

  return (
    <div className="flex items-center gap-3">
      {picked && <FilePicture file={picked} />}
      {stored !== null && <ProductPicture imageUrl={stored} className="h-14 w-24" />}
      {empty && (
        <span className="flex h-14 w-24 shrink-0 items-center justify-center rounded-md border border-dashed border-line-strong text-muted">
          <ImagePlus size={18} strokeWidth={1.6} aria-hidden="true" />
        </span>
      )}
      <div className="min-w-0 flex-1">
        <p className="text-sm font-medium text-ink">{t.prepare.cover}</p>
        <p role="status" className={fault ? 'text-xs text-bad' : 'text-xs text-muted'}>
          {fault ? t.products.pictureFaults[fault] : t.prepare.coverHint}
        </p>
      </div>
      {!empty && (
        <Button
          size="icon-sm"
          tone="quiet"
          aria-label={t.prepare.removeCover}
          onClick={() => onChange({ change: storedUrl === null ? 'keep' : 'remove' })}
        >
          <Trash2 size={15} aria-hidden="true" />
        </Button>
      )}
      <Button size="sm" onClick={() => input.current?.click()}>
        {empty ? t.prepare.chooseCover : t.prepare.changeCover}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={t.prepare.chooseCover}
        accept={pictureTypes.join(',')}
        onChange={handlePick}
      />
    </div>
  );
}

/** A picture that is on this computer only. */
function FilePicture({ file }: { file: File }) {
  const show = useCallback(
    (image: HTMLImageElement) => {
      const address = URL.createObjectURL(file);
      image.src = address;
      return () => URL.revokeObjectURL(address);
    },
    [file],
  );
  return <img ref={show} alt="" className="h-14 w-24 shrink-0 rounded-md bg-sunken object-cover" />;
}
