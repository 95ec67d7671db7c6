import { useStore } from 'zustand';
import { inBackground } from '../../lib/in-background.ts';
import { t } from '../../messages/messages.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import type { Capture } from './capture.ts';
import type { DeviceKind } from './device-list.ts';
import type { DeviceSource } from './device-source.ts';
import { PictureNotice } from './PictureNotice.tsx';

/** What is wrong with the picture or the sound of the show, and what to do about it. */
export function DeviceNotices({ capture }: { capture: Capture }) {
  return (
    <>
      <PictureNotice capture={capture} />
      <DeviceNotice kind="camera" source={capture.camera} />
      <DeviceNotice kind="microphone" source={capture.microphone} />
    </>
  );
}

function DeviceNotice({ kind, source }: { kind: DeviceKind; source: DeviceSource }) {
  const { fault, replaced, devices, deviceId } = useStore(source.state);
  if (fault !== null) {
    return (
      <Notice tone={kind === 'camera' ? 'bad' : 'warn'} action={<RetryButton source={source} />}>
        {t.capture.faults[kind][fault]}
      </Notice>
    );
  }
  if (replaced === null) return null;
  const now = devices.find((device) => device.deviceId === deviceId)?.label || t.capture.unnamed[kind];
  return (
    <Notice
      tone="warn"
      action={
        <Button size="sm" onClick={() => source.acknowledge()}>
          {t.actions.gotIt}
        </Button>
      }
    >
      {t.capture.replaced(replaced || t.capture.unnamed[kind], now)}
    </Notice>
  );
}

function RetryButton({ source }: { source: DeviceSource }) {
  return (
    <Button size="sm" onClick={() => inBackground(source.retry())}>
      {t.actions.tryAgain}
    </Button>
  );
}
