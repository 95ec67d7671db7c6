import { CalendarClock, DoorClosed, Radio } from 'lucide-react';
import { useStore } from 'zustand';
import { t } from '../messages/messages.ts';
import { Button } from '../ui/Button.tsx';
import { SwitchField } from '../ui/SwitchField.tsx';
import { capture } from './capture-desk.ts';

interface GoLiveBarProps {
  busy: boolean;
  rehearsing: boolean;
  onRehearsing: (rehearsing: boolean) => void;
  onGoLive: () => void;
  onSchedule: () => void;
}

/** The way on air: for everyone, for practice, or later. */
export function GoLiveBar({ busy, rehearsing, onRehearsing, onGoLive, onSchedule }: GoLiveBarProps) {
  // A card that stands in for a lost camera is nothing to begin with.
  const hasPicture = useStore(
    capture.media,
    ({ picture, shown, wanted }) => picture !== null && shown === wanted,
  );
  const microphone = useStore(capture.microphone.state, (state) => state.status);
  return (
    <div className="flex shrink-0 flex-col gap-3">
      <SwitchField
        label={t.prepare.rehearse}
        hint={t.prepare.rehearseHint}
        checked={rehearsing}
        disabled={busy}
        onChange={onRehearsing}
      />
      <div className="flex gap-2">
        <Button size="lg" disabled={busy || rehearsing} onClick={onSchedule}>
          <CalendarClock size={18} aria-hidden="true" />
          {t.prepare.scheduleLater}
        </Button>
        <Button
          tone={rehearsing ? 'primary' : 'live'}
          size="lg"
          className="flex-1"
          busy={busy}
          disabled={!hasPicture}
          onClick={onGoLive}
        >
          {!busy && <StartIcon rehearsing={rehearsing} />}
          {busy ? t.prepare.goingLive : rehearsing ? t.prepare.startRehearsal : t.prepare.goLive}
        </Button>
      </div>
      <p className="text-center text-xs text-muted">{hintOf({ hasPicture, microphone, rehearsing })}</p>
    </div>
  );
}

function StartIcon({ rehearsing }: { rehearsing: boolean }) {
  const Icon = rehearsing ? DoorClosed : Radio;
  return <Icon size={18} aria-hidden="true" />;
}

interface Stage {
  readonly hasPicture: boolean;
  readonly microphone: string;
  readonly rehearsing: boolean;
}

function hintOf({ hasPicture, microphone, rehearsing }: Stage): string {
  if (!hasPicture) return t.prepare.needsCamera;
  if (microphone === 'failed') return t.prepare.noSound;
  return rehearsing ? t.prepare.nobodySees : t.prepare.whatHappens;
}
