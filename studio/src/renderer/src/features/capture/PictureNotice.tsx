import { useStore } from 'zustand';
import { t } from '../../messages/messages.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import type { Capture } from './capture.ts';

/** What viewers see when it is not what they are meant to see, and that a card does not silence the microphone. */
export function PictureNotice({ capture }: { capture: Capture }) {
  const { shown, wanted, muted } = useStore(capture.media);
  const { status, fault, name, ended } = useStore(capture.screen.state);
  if (status === 'failed' && fault !== null) {
    return (
      <Notice tone="warn" action={<Understood capture={capture} />}>
        {t.capture.screenFaults[fault](name ?? t.capture.kinds.screen)}
      </Notice>
    );
  }
  if (ended !== null) {
    return (
      <Notice tone="warn" action={<Understood capture={capture} />}>
        {t.capture.screenEnded(ended)}
      </Notice>
    );
  }
  if (shown === 'card' && wanted !== 'card') return <Notice tone="warn">{t.capture.cardStandsIn}</Notice>;
  if (shown === 'card' && !muted) {
    return (
      <Notice
        tone="warn"
        action={
          <Button size="sm" onClick={() => capture.setMuted(true)}>
            {t.capture.muteNow}
          </Button>
        }
      >
        {t.capture.cardIsHeard}
      </Notice>
    );
  }
  return null;
}

function Understood({ capture }: { capture: Capture }) {
  return (
    <Button size="sm" onClick={() => capture.screen.acknowledge()}>
      {t.actions.gotIt}
    </Button>
  );
}
