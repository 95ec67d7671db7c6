import type { Product } from '@stallcast/shared/contract';
import { ArrowLeft, ArrowRight, ImageOff, ImagePlus, RotateCw, Trash2 } from 'lucide-react';
import { type ChangeEvent, type DragEvent, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { classes } from '../../lib/class-names.ts';
import { countText, percentText } from '../../lib/locale.ts';
import { pictureTypes } from '../../lib/picture-file.ts';
import { t } from '../../messages/messages.ts';
import { Button } from '../../ui/Button.tsx';
import { ProductPicture } from '../../ui/ProductPicture.tsx';
import { mostPictures, type PictureFault, type PictureQueue, type QueuedPicture } from './picture-queue.ts';

type Stored = Product['images'][number];

interface PictureStripProps {
  stored: readonly Stored[];
  queue: PictureQueue;
  /** A change to the stored pictures is on its way. */
  busy: boolean;
  onMove: (imageId: string, by: -1 | 1) => void;
  onDelete: (imageId: string) => void;
}

/** The pictures of a product in their order, those on their way, and the place where more can be dropped. */
export function PictureStrip({ stored, queue, busy, onMove, onDelete }: PictureStripProps) {
  const queued = useStore(queue.pictures);
  const [over, setOver] = useState(false);
  const add = (files: FileList | null) => queue.add([...(files ?? [])], stored.length);
  const full = stored.length + queued.length >= mostPictures;

  function handleDrop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    add(event.dataTransfer.files);
  }

  return (
    <section
      aria-label={t.products.pictures}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={handleDrop}
      className={classes('rounded-md', over && 'outline-2 outline-offset-4 outline-focus')}
    >
      <h3 className="mb-1.5 flex items-baseline justify-between text-sm font-medium">
        {t.products.pictures}
        <span className="text-xs font-normal text-muted">{t.products.picturesHint}</span>
      </h3>
      <ol className="flex flex-wrap gap-2.5">
        {stored.map((image, index) => (
          <StoredPicture
            key={image.imageId}
            image={image}
            number={index + 1}
            last={index === stored.length - 1}
            busy={busy}
            onMove={(by) => onMove(image.imageId, by)}
            onDelete={() => onDelete(image.imageId)}
          />
        ))}
        {queued.map((picture) => (
          <PictureOnItsWay
            key={picture.key}
            picture={picture}
            onRetry={() => queue.retry(picture.key)}
            onRemove={() => queue.remove(picture.key)}
          />
        ))}
        {!full && (
          <li>
            <AddPicture onPick={add} />
          </li>
        )}
      </ol>
      <Faults pictures={queued} />
    </section>
  );
}

function AddPicture({ onPick }: { onPick: (files: FileList | null) => void }) {
  const input = useRef<HTMLInputElement>(null);
  function handleChange(event: ChangeEvent<HTMLInputElement>) {
    onPick(event.target.files);
    // So that the same file can be picked again.
    event.target.value = '';
  }
  return (
    <>
      <button
        type="button"
        onClick={() => input.current?.click()}
        className="flex size-22 flex-col items-center justify-center gap-1 rounded-md border border-dashed border-line-strong text-xs text-muted hover:bg-hover hover:text-ink"
      >
        <ImagePlus size={20} strokeWidth={1.6} aria-hidden="true" />
        {t.products.addPicture}
      </button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={t.products.addPicture}
        accept={pictureTypes.join(',')}
        onChange={handleChange}
      />
    </>
  );
}

interface StoredPictureProps {
  image: Stored;
  number: number;
  last: boolean;
  busy: boolean;
  onMove: (by: -1 | 1) => void;
  onDelete: () => void;
}

function StoredPicture({ image, number, last, busy, onMove, onDelete }: StoredPictureProps) {
  const place = countText(number);
  return (
    <li aria-label={t.products.picture(place)} className="flex w-22 flex-col items-center">
      <div className="relative">
        <ProductPicture imageUrl={image.url} className="size-22" />
        {number === 1 && (
          <span className="absolute inset-x-0 bottom-0 rounded-b-md bg-over-video py-0.5 text-center text-2xs text-ink-over-video">
            {t.products.firstPicture}
          </span>
        )}
      </div>
      <div className="flex">
        <Button
          size="icon-sm"
          tone="quiet"
          disabled={busy || number === 1}
          aria-label={t.products.movePictureBack(place)}
          onClick={() => onMove(-1)}
        >
          <ArrowLeft size={13} aria-hidden="true" />
        </Button>
        <Button
          size="icon-sm"
          tone="quiet"
          disabled={busy}
          aria-label={t.products.deletePicture(place)}
          onClick={onDelete}
        >
          <Trash2 size={13} aria-hidden="true" />
        </Button>
        <Button
          size="icon-sm"
          tone="quiet"
          disabled={busy || last}
          aria-label={t.products.movePictureOn(place)}
          onClick={() => onMove(1)}
        >
          <ArrowRight size={13} aria-hidden="true" />
        </Button>
      </div>
    </li>
  );
}

interface OnItsWayProps {
  picture: QueuedPicture;
  onRetry: () => void;
  onRemove: () => void;
}

function PictureOnItsWay({ picture, onRetry, onRemove }: OnItsWayProps) {
  const { name, state, sentPart, fault } = picture;
  const failed = state === 'failed';
  return (
    <li aria-label={name} className="flex w-22 flex-col items-center">
      <div
        className={classes(
          'relative size-22 overflow-hidden rounded-md border-2 bg-sunken',
          failed ? 'border-bad' : 'border-transparent',
        )}
      >
        <Preview url={picture.previewUrl} />
        <p
          role="status"
          className="absolute inset-x-0 bottom-0 bg-over-video py-0.5 text-center text-2xs text-ink-over-video"
        >
          {failed
            ? t.products.pictureFailed
            : state === 'sending'
              ? t.products.pictureSending(percentText(Math.floor(sentPart * 100) / 100))
              : t.products.pictureWaiting}
        </p>
      </div>
      <div className="flex">
        {failed && typeof fault === 'object' && (
          <Button size="icon-sm" tone="quiet" aria-label={t.products.retryPicture(name)} onClick={onRetry}>
            <RotateCw size={13} aria-hidden="true" />
          </Button>
        )}
        {state !== 'sending' && (
          <Button size="icon-sm" tone="quiet" aria-label={t.products.removePicture(name)} onClick={onRemove}>
            <Trash2 size={13} aria-hidden="true" />
          </Button>
        )}
      </div>
    </li>
  );
}

function Preview({ url }: { url: string }) {
  const [broken, setBroken] = useState(false);
  if (broken) {
    return (
      <span className="flex size-full items-center justify-center text-muted">
        <ImageOff size={20} strokeWidth={1.6} aria-hidden="true" />
      </span>
    );
  }
  return (
    <img src={url} alt="" className="size-full object-cover opacity-60" onError={() => setBroken(true)} />
  );
}

function Faults({ pictures }: { pictures: readonly QueuedPicture[] }) {
  const faulty = pictures.flatMap(({ key, name, fault }) => (fault === null ? [] : [{ key, name, fault }]));
  if (faulty.length === 0) return null;
  return (
    <div role="alert" className="mt-1 flex flex-col gap-0.5 text-xs text-bad">
      {faulty.map(({ key, name, fault }) => (
        <p key={key} className="break-words">
          <bdi>{name}</bdi>: {pictureFaultText(fault)}
        </p>
      ))}
    </div>
  );
}

function pictureFaultText(fault: PictureFault): string {
  if (typeof fault === 'object') return fault.said;
  return t.products.pictureFaults[fault];
}
