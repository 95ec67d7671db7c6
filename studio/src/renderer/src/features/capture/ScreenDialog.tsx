import { useQuery } from '@tanstack/react-query';
import { AppWindow, Monitor } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { unwrap } from '../../lib/bridge-call.ts';
import { inBackground } from '../../lib/in-background.ts';
import { t } from '../../messages/messages.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { LoadFault } from '../../ui/LoadFault.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { LoadingRows } from '../../ui/Rows.tsx';
import { SwitchField } from '../../ui/SwitchField.tsx';
import type { Capture } from './capture.ts';

/** How often the list is made anew while it is open, in ms: windows come and go. */
const listEveryMs = 3_000;

const readScreens = async () => unwrap(window.studio.screens.list({}));
type Screen = Awaited<ReturnType<typeof readScreens>>['screens'][number];

/** Which screen or window to share; a press shares it. */
export function ScreenDialog({ capture, onClose }: { capture: Capture; onClose: () => void }) {
  const list = useQuery({
    queryKey: ['screens'],
    queryFn: readScreens,
    refetchInterval: listEveryMs,
    // Pictures of other windows are kept no longer than they are looked at.
    gcTime: 0,
  });
  const [sound, setSound] = useState(false);

  function share({ sourceId, name }: Screen) {
    inBackground(capture.screen.open({ sourceId, name, sound }));
    onClose();
  }

  return (
    <Dialog
      open
      title={t.capture.screenTitle}
      description={t.capture.screenText}
      onClose={onClose}
      width="wide"
    >
      {list.isPending && <LoadingRows count={2} />}
      {list.error && <LoadFault title={t.capture.screensUnknown} error={list.error} onRetry={list.refetch} />}
      {list.data?.denied && (
        <Notice tone="bad">{t.capture.screenFaults.denied(t.capture.kinds.screen)}</Notice>
      )}
      {list.data?.denied === false && list.data.screens.length === 0 && (
        <EmptyState icon={null} title={t.capture.noScreens} />
      )}
      <ul aria-label={t.capture.screenTitle} className="grid grid-cols-3 gap-3">
        {list.data?.screens.map((screen) => (
          <li key={screen.sourceId}>
            <ScreenButton screen={screen} onPress={() => share(screen)} />
          </li>
        ))}
      </ul>
      {list.data?.sound && (
        <div className="pt-4">
          <SwitchField
            label={t.capture.withSound}
            hint={t.capture.withSoundHint}
            checked={sound}
            onChange={setSound}
          />
        </div>
      )}
    </Dialog>
  );
}

function ScreenButton({ screen, onPress }: { screen: Screen; onPress: () => void }) {
  const Icon = screen.kind === 'screen' ? Monitor : AppWindow;
  return (
    <button
      type="button"
      onClick={onPress}
      className="flex w-full flex-col gap-2 rounded-lg border border-line bg-card p-2 text-left hover:border-line-strong hover:bg-hover"
    >
      <Thumbnail bytes={screen.thumbnail} />
      <span className="flex min-w-0 items-center gap-1.5 text-xs">
        <Icon size={14} aria-hidden="true" className="shrink-0 text-muted" />
        <span className="truncate">{screen.name}</span>
      </span>
    </button>
  );
}

function Thumbnail({ bytes }: { bytes: Uint8Array | null }) {
  const image = useRef<HTMLImageElement>(null);
  useEffect(() => {
    if (!bytes || !image.current) return;
    const url = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' }));
    image.current.src = url;
    return () => URL.revokeObjectURL(url);
  }, [bytes]);
  return (
    <span className="block aspect-video overflow-hidden rounded-md bg-[#0a0a0d]">
      {bytes && <img ref={image} alt="" className="size-full object-contain" />}
    </span>
  );
}
