import type { Comment, Restriction } from '@stallcast/shared/contract';
import { type SubmitEvent, useId, useState } from 'react';
import { problemText } from '../../lib/problem-text.ts';
import { t } from '../../messages/messages.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import { SwitchField } from '../../ui/SwitchField.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useRestrict } from './use-restrictions.ts';

export type RestrictionKind = Restriction['kind'];

/** For how many seconds somebody can be restricted; 0 stands for good. */
const spans = [600, 3600, 86_400, 604_800, 0] as const;

interface RestrictDialogProps {
  author: Comment['author'];
  kind: RestrictionKind;
  /** The show that a mute can be limited to; null for all shows at once. */
  streamId: string | null;
  onClose: () => void;
}

/** Asks for how long, where and why, before somebody is muted or banned. */
export function RestrictDialog({ author, kind, streamId, onClose }: RestrictDialogProps) {
  const formId = useId();
  const words = t.chat.restrict[kind];
  const [seconds, setSeconds] = useState<number>(kind === 'mute' ? 600 : 0);
  const [hereOnly, setHereOnly] = useState(true);
  const [reason, setReason] = useState('');
  const restricting = useRestrict(onClose);

  function submit(event: SubmitEvent) {
    event.preventDefault();
    restricting.mutate({
      ...{ userId: author.userId, kind },
      ...(kind === 'mute' && hereOnly && streamId !== null && { streamId }),
      ...(seconds > 0 && { forSeconds: seconds }),
      ...(reason.trim() !== '' && { reason: reason.trim() }),
    });
  }

  return (
    <Dialog
      open
      onClose={onClose}
      width="narrow"
      title={words.title(author.displayName)}
      description={words.text}
      actions={
        <>
          <Button onClick={onClose}>{t.actions.cancel}</Button>
          <Button type="submit" form={formId} tone="danger" busy={restricting.isPending}>
            {words.confirm}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} noValidate className="flex flex-col gap-4">
        <SelectField
          label={t.chat.restrict.howLong}
          choices={spans.map((span) => ({ value: String(span), label: t.chat.restrict.spans[span] }))}
          value={String(seconds)}
          onChange={(value) => setSeconds(Number(value))}
          placeholder=""
        />
        {kind === 'mute' && streamId !== null && (
          <SwitchField label={t.chat.restrict.hereOnly} checked={hereOnly} onChange={setHereOnly} />
        )}
        <TextField
          label={t.chat.restrict.reason}
          value={reason}
          onChange={setReason}
          maxLength={500}
          hint={t.chat.restrict.reasonHint}
        />
        {restricting.error && <Notice tone="bad">{problemText(restricting.error)}</Notice>}
      </form>
    </Dialog>
  );
}
