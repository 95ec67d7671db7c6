import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api } from '../../lib/api.ts';
import { t } from '../../messages/messages.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { FinalFiguresList } from './FinalFiguresList.tsx';
import { type EndedShow, type FinalFigures, useEndShow } from './use-end-show.ts';

/** The figures go on moving behind the dialog: how often they are fetched, in ms. */
const figuresEveryMs = 2_000;

interface EndShowDialogProps {
  streamId: string;
  /** The figures as far as they are known already; shown until the latest have come. */
  known?: FinalFigures | undefined;
  onKeepGoing: () => void;
  onEnded: (ended: EndedShow) => void;
}

/** Ends a show: its figures, then Save or Delete. Until one of them is chosen, the show goes on. */
export function EndShowDialog({ streamId, known, onKeepGoing, onEnded }: EndShowDialogProps) {
  const { choice, back, askDelete, save, confirmDelete } = useEndShow(streamId, onEnded);
  if (choice.step === 'confirm-delete' || choice.step === 'deleting') {
    const busy = choice.step === 'deleting';
    return (
      <EndDialog
        title={t.endShow.deleteTitle}
        description={t.endShow.deleteText}
        streamId={streamId}
        known={known}
        fault={busy ? null : choice.fault}
        {...(!busy && { onClose: back })}
        actions={
          <>
            <Button disabled={busy} onClick={back}>
              {t.actions.back}
            </Button>
            <Button tone="live" busy={busy} onClick={confirmDelete}>
              {busy ? t.endShow.deleting : t.endShow.deleteConfirm}
            </Button>
          </>
        }
      />
    );
  }
  const busy = choice.step === 'saving';
  return (
    <EndDialog
      title={t.endShow.title}
      description={t.endShow.text}
      streamId={streamId}
      known={known}
      fault={busy ? null : choice.fault}
      {...(!busy && { onClose: onKeepGoing })}
      actions={
        <>
          <Button tone="danger" className="mr-auto" disabled={busy} onClick={askDelete}>
            {t.endShow.delete}
          </Button>
          <Button disabled={busy} onClick={onKeepGoing}>
            {t.endShow.keepGoing}
          </Button>
          <Button tone="primary" busy={busy} onClick={save}>
            {busy ? t.endShow.saving : t.endShow.save}
          </Button>
        </>
      }
    />
  );
}

interface EndDialogProps {
  title: string;
  description: string;
  streamId: string;
  known: FinalFigures | undefined;
  fault: string | null;
  onClose?: () => void;
  actions: ReactNode;
}

function EndDialog({ streamId, known, fault, actions, ...rest }: EndDialogProps) {
  const stats = useQuery({
    queryKey: ['final-figures', streamId],
    queryFn: ({ signal }) => api('stats.show', { query: { streamId, limit: 1 } }, { signal }),
    refetchInterval: figuresEveryMs,
  });
  const figures = stats.data ? { durationMs: stats.data.elapsedMs, counters: stats.data.counters } : known;
  return (
    <Dialog open {...rest} actions={actions}>
      {figures ? <FinalFiguresList figures={figures} /> : <Skeleton className="h-32" />}
      {stats.isError && (
        <Notice tone="warn" className="mt-3">
          {t.endShow.figuresFailed}
        </Notice>
      )}
      {fault !== null && (
        <Notice tone="bad" className="mt-3">
          {fault}
        </Notice>
      )}
    </Dialog>
  );
}
