import { useState } from 'react';
import { localTime } from '../../lib/local-time.ts';
import { problemText } from '../../lib/problem-text.ts';
import { t } from '../../messages/messages.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { readShowTime } from './show-time.ts';

interface ScheduleDialogProps {
  /** The time it is announced for already (RFC 3339). */
  scheduledAt: string | null;
  busy: boolean;
  error: Error | null;
  onClose: () => void;
  /** Null: no time is announced. */
  onSave: (scheduledAt: string | null) => void;
}

const faultTexts = { past: t.prepare.timePast, far: t.prepare.timeFar };

/** Asks when a show shall begin, and keeps it until then. */
export function ScheduleDialog({ scheduledAt, busy, error, onClose, onSave }: ScheduleDialogProps) {
  const [local, setLocal] = useState(() => localTime(scheduledAt));
  const [fault, setFault] = useState<'past' | 'far' | null>(null);
  function handleSave() {
    const time = readShowTime(local, Date.now());
    if (time.ok) onSave(time.scheduledAt);
    else setFault(time.fault);
  }
  return (
    <Dialog
      open
      width="narrow"
      title={t.prepare.scheduleTitle}
      description={t.prepare.scheduleText}
      {...(!busy && { onClose })}
      actions={
        <>
          <Button disabled={busy} onClick={onClose}>
            {t.actions.cancel}
          </Button>
          <Button tone="primary" busy={busy} onClick={handleSave}>
            {busy ? t.prepare.scheduling : t.prepare.schedule}
          </Button>
        </>
      }
    >
      <TextField
        type="datetime-local"
        label={t.prepare.time}
        hint={t.prepare.timeHint}
        error={fault && faultTexts[fault]}
        value={local}
        onChange={(next) => {
          setLocal(next);
          setFault(null);
        }}
      />
      {error && (
        <Notice tone="bad" title={t.prepare.scheduleFailed} className="mt-3">
          {problemText(error)}
        </Notice>
      )}
    </Dialog>
  );
}
