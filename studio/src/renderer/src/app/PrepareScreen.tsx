import type { Product, Stream } from '@stallcast/shared/contract';
import { ArrowLeft } from 'lucide-react';
import { useState } from 'react';
import { CountdownDialog } from '../features/broadcast/CountdownDialog.tsx';
import { rehearsalOf } from '../features/broadcast/go-live.ts';
import { ScheduleDialog } from '../features/broadcast/ScheduleDialog.tsx';
import {
  type DetailsFaults,
  detailsFaults,
  firstDetails,
  type ShowDetails,
} from '../features/broadcast/show-details.ts';
import { ShowDetailsFields } from '../features/broadcast/ShowDetailsFields.tsx';
import { useCountdown } from '../features/broadcast/use-countdown.ts';
import { useGoLive } from '../features/broadcast/use-go-live.ts';
import { DeviceNotices } from '../features/capture/DeviceNotices.tsx';
import { DevicePickers } from '../features/capture/DevicePickers.tsx';
import { PictureChooser } from '../features/capture/PictureChooser.tsx';
import { PictureControls } from '../features/capture/PictureControls.tsx';
import { Preview } from '../features/capture/Preview.tsx';
import { ProductPicker } from '../features/products/ProductPicker.tsx';
import { ShowProducts } from '../features/products/ShowProducts.tsx';
import { problemText } from '../lib/problem-text.ts';
import { t } from '../messages/messages.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { capture } from './capture-desk.ts';
import { GoLiveBar } from './GoLiveBar.tsx';
import { useScreen } from './screen.ts';
import { ShowCheckList } from './ShowCheckList.tsx';

/** Picture and sound on the left, what viewers read and buy on the right, and the way on air. */
export function PrepareScreen({ show }: { show: Stream | null }) {
  const go = useScreen((state) => state.go);
  const [details, setDetails] = useState<ShowDetails>(() => firstDetails(show));
  const [products, setProducts] = useState<readonly Product[]>(show?.featured ?? []);
  const [faults, setFaults] = useState<DetailsFaults>({});
  const [picking, setPicking] = useState(false);
  const [rehearsing, setRehearsing] = useState(show?.visibility === 'rehearsal');
  const [askingTime, setAskingTime] = useState(false);
  const start = useGoLive({
    onLive: (started) => go({ name: 'live', show: started }),
    onScheduled: () => go({ name: 'home' }),
  });
  const countdown = useCountdown();
  const plan = {
    ...details,
    streamId: show?.streamId ?? null,
    productIds: products.map(({ productId }) => productId),
  };

  function handleDetails(next: ShowDetails) {
    setDetails(next);
    // What is said to be wrong goes as soon as it is mended; what is new is said when it matters.
    if (Object.keys(faults).length > 0) setFaults(detailsFaults(next));
  }

  /** Goes on where nothing is wrong; says what is otherwise. */
  function afterCheck(proceed: () => void) {
    const found = detailsFaults(details);
    setFaults(found);
    if (Object.keys(found).length === 0) proceed();
  }

  const goLive = () => start.goLive(rehearsing ? rehearsalOf(plan, show) : plan);

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
        <Preview capture={capture} className="max-h-[calc(100vh-21rem)]">
          <PictureControls capture={capture} />
        </Preview>
        <PictureChooser capture={capture} />
        <DevicePickers capture={capture} />
        <DeviceNotices capture={capture} />
        <ShowCheckList />
      </div>
      <div className="flex min-h-0 flex-col gap-4">
        <div className="flex min-h-0 flex-1 flex-col gap-4 overflow-y-auto px-1">
          <ShowDetailsFields
            details={details}
            storedCoverUrl={show?.coverUrl ?? null}
            faults={faults}
            onChange={handleDetails}
          />
          <ShowProducts
            products={products}
            onEdit={() => setPicking(true)}
            className="min-h-44 flex-1 shrink-0"
          />
        </div>
        {start.goLiveError && <Notice tone="bad">{problemText(start.goLiveError)}</Notice>}
        <GoLiveBar
          busy={start.goingLive}
          rehearsing={rehearsing}
          onRehearsing={setRehearsing}
          onGoLive={() => afterCheck(() => countdown.start(goLive))}
          onSchedule={() => afterCheck(() => setAskingTime(true))}
        />
      </div>
      <CountdownDialog countdown={countdown} rehearsing={rehearsing} />
      {askingTime && (
        <ScheduleDialog
          scheduledAt={show?.scheduledAt ?? null}
          busy={start.scheduling}
          error={start.scheduleError}
          onClose={() => setAskingTime(false)}
          onSave={(scheduledAt) => start.schedule({ ...plan, scheduledAt })}
        />
      )}
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
