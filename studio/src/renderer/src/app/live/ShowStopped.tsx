import { useStore } from 'zustand';
import { problemText } from '../../lib/problem-text.ts';
import { t } from '../../messages/messages.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import type { LiveShow } from './live-show.ts';

interface ShowStoppedProps {
  liveShow: LiveShow;
  onLeave: () => void;
}

/** This studio does not publish any more: another one does, or the show has ended. */
export function ShowStopped({ liveShow: { broadcast, feed }, onLeave }: ShowStoppedProps) {
  const { status, refusal } = useStore(broadcast.state, (state) => state.entry);
  const ended = useStore(feed.state, (state) => state.ended);
  if (status === 'replaced') {
    return (
      <Dialog
        open
        width="narrow"
        title={t.live.replacedTitle}
        actions={
          <>
            <Button onClick={onLeave}>{t.live.leave}</Button>
            <Button tone="primary" onClick={() => broadcast.takeOver()}>
              {t.live.takeOver}
            </Button>
          </>
        }
      >
        <p className="text-sm text-muted">{t.live.replacedText}</p>
      </Dialog>
    );
  }
  if (!ended && status !== 'refused') return null;
  const over = ended || refusal?.code === 'stream-ended';
  return (
    <Dialog
      open
      width="narrow"
      title={over ? t.live.endedTitle : t.live.refusedTitle}
      actions={
        <Button tone="primary" onClick={onLeave}>
          {t.actions.home}
        </Button>
      }
    >
      <p className="text-sm text-muted">{over ? t.live.endedText : problemText(refusal)}</p>
    </Dialog>
  );
}
