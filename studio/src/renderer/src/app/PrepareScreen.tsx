import type { Product, Stream } from '@stallcast/shared/contract';
import { ArrowLeft, Radio } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import { type DetailsFaults, detailsFaults, type ShowDetails } from '../features/broadcast/show-details.ts';
import { ShowDetailsFields } from '../features/broadcast/ShowDetailsFields.tsx';
import { useGoLive } from '../features/broadcast/use-go-live.ts';
import { DeviceNotices } from '../features/capture/DeviceNotices.tsx';
import { DevicePickers } from '../features/capture/DevicePickers.tsx';
import { PictureControls } from '../features/capture/PictureControls.tsx';
import { Preview } from '../features/capture/Preview.tsx';
import { ProductPicker } from '../features/products/ProductPicker.tsx';
import { ShowProducts } from '../features/products/ShowProducts.tsx';
import { problemText } from '../lib/problem-text.ts';
import { t } from '../messages/messages.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { capture } from './capture-desk.ts';
import { useScreen } from './screen.ts';

/** Picture and sound on the left, what viewers read and buy on the right, and the way on air. */
export function PrepareScreen({ show }: { show: Stream | null }) {
  const go = useScreen((state) => state.go);
  const [details, setDetails] = useState<ShowDetails>({
    title: show?.title ?? '',
    description: show?.description ?? '',
  });
  const [products, setProducts] = useState<readonly Product[]>(show?.featured ?? []);
  const [faults, setFaults] = useState<DetailsFaults>({});
  const [picking, setPicking] = useState(false);
  const { goLive, busy, error } = useGoLive((started) => go({ name: 'live', show: started }));

  function handleDetails(next: ShowDetails) {
    setDetails(next);
    // What is said to be wrong goes as soon as it is mended; what is new is said when it matters.
    if (Object.keys(faults).length > 0) setFaults(detailsFaults(next));
  }

  function handleGoLive() {
    const found = detailsFaults(details);
    setFaults(found);
    if (Object.keys(found).length > 0) return;
    goLive({
      ...details,
      streamId: show?.streamId ?? null,
      productIds: products.map(({ productId }) => productId),
    });
  }

  return (
    <div className="mx-auto grid h-full min-h-[35rem] max-w-[90rem] grid-cols-[minmax(0,1.65fr)_minmax(0,1fr)] gap-6 px-6 py-5">
      <div className="flex min-h-0 flex-col gap-3">
        <header className="flex items-center gap-2">
          <Button
            size="icon"
            tone="quiet"
            aria-label={t.prepare.discard}
            onClick={() => go({ name: 'home' })}
          >
            <ArrowLeft size={18} aria-hidden="true" />
          </Button>
          <h1 className="text-lg font-semibold tracking-tight">{t.prepare.title}</h1>
        </header>
        <Preview capture={capture} className="max-h-[calc(100vh-15rem)]">
          <PictureControls capture={capture} />
        </Preview>
        <DevicePickers capture={capture} />
        <DeviceNotices capture={capture} />
      </div>
      <div className="flex min-h-0 flex-col gap-4">
        <ShowDetailsFields details={details} faults={faults} onChange={handleDetails} />
        <ShowProducts products={products} onEdit={() => setPicking(true)} className="flex-1" />
        {error && <Notice tone="bad">{problemText(error)}</Notice>}
        <GoLiveButton busy={busy} onPress={handleGoLive} />
      </div>
      <ProductPicker
        open={picking}
        selection={products}
        onClose={() => setPicking(false)}
        onSave={(selection) => {
          setProducts(selection);
          setPicking(false);
        }}
      />
    </div>
  );
}

function GoLiveButton({ busy, onPress }: { busy: boolean; onPress: () => void }) {
  const hasPicture = useStore(capture.media, (media) => media.picture !== null);
  const microphone = useStore(capture.microphone.state, (state) => state.status);
  const hint = hasPicture
    ? microphone === 'failed'
      ? t.prepare.noSound
      : t.prepare.whatHappens
    : t.prepare.needsCamera;
  return (
    <div className="flex flex-col gap-2">
      <Button tone="live" size="lg" busy={busy} disabled={!hasPicture} onClick={onPress}>
        {!busy && <Radio size={18} aria-hidden="true" />}
        {busy ? t.prepare.goingLive : t.prepare.goLive}
      </Button>
      <p className="text-center text-xs text-muted">{hint}</p>
    </div>
  );
}
