import { useStore } from 'zustand';
import { t } from '../../messages/messages.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import type { Countdown } from './countdown.ts';

interface CountdownDialogProps {
  countdown: Countdown;
  rehearsing: boolean;
}

/** Three, two, one: the last moment to turn back, or to begin at once. */
export function CountdownDialog({ countdown, rehearsing }: CountdownDialogProps) {
  const left = useStore(countdown.secondsLeft);
  return (
    <Dialog
      open={left !== null}
      title={rehearsing ? t.countdown.rehearsalTitle : t.countdown.title}
      onClose={() => countdown.cancel()}
      width="narrow"
      actions={
        <>
          <Button onClick={() => countdown.cancel()}>{t.countdown.cancel}</Button>
          <Button tone={rehearsing ? 'primary' : 'live'} onClick={() => countdown.finish()}>
            {t.countdown.now}
          </Button>
        </>
      }
    >
      <p
        role="timer"
        aria-live="assertive"
        className="figures py-4 text-center text-[7rem] leading-none font-bold text-ink"
      >
        {/* A new element each second, so that each number arrives by itself. */}
        <span key={left} className="inline-block animate-arrive">
          {left}
        </span>
      </p>
    </Dialog>
  );
}
