import { confirmsDelete, deleteWord } from '@stallcast/shared/domain';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { api } from '../../lib/api.ts';
import { t } from '../../messages/messages.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { FinalFiguresList } from './FinalFiguresList.tsx';
import { firstDraft, replayTerms } from './replay-terms.ts';
import { ReplayTermsFields } from './ReplayTermsFields.tsx';
import { type EndedShow, type EndingShow, type FinalFigures, useEndShow } from './use-end-show.ts';

/** The figures go on moving behind the dialog: how often they are fetched, in ms. */
const figuresEveryMs = 2_000;

interface EndShowDialogProps {
  show: EndingShow;
  /** The figures as far as they are known already; shown until the latest have come. */
  known?: FinalFigures | undefined;
  onKeepGoing: () => void;
  onEnded: (ended: EndedShow) => void;
}

/** Ends a show: its figures, then Save or Delete. Until one of them is chosen, the show goes on. */
export function EndShowDialog({ show, known, onKeepGoing, onEnded }: EndShowDialogProps) {
  const ending = useEndShow(show, onEnded);
  const figures = useLatestFigures(show.streamId, known);
  const [draft, setDraft] = useState(() => firstDraft(show));
  const { choice } = ending;
  const busy = choice.step === 'saving' || choice.step === 'deleting';
  const shared = { figures, busy, fault: 'fault' in choice ? choice.fault : null };
  if (show.visibility === 'rehearsal')
    return <EndRehearsal {...shared} onKeepGoing={onKeepGoing} onEnd={ending.endRehearsal} />;
  if (choice.step === 'confirm-delete' || choice.step === 'deleting')
    return (
      <ConfirmDelete {...shared} title={show.title} onBack={ending.back} onDelete={ending.confirmDelete} />
    );
  const terms = replayTerms(draft);
  return (
    <EndDialog
      {...shared}
      title={t.endShow.title}
      description={t.endShow.text}
      onClose={onKeepGoing}
      actions={
        <>
          <Button tone="danger" className="mr-auto" disabled={busy} onClick={ending.askDelete}>
            {t.endShow.delete}
          </Button>
          <Button disabled={busy} onClick={onKeepGoing}>
            {t.endShow.keepGoing}
          </Button>
          <Button
            tone="primary"
            busy={busy}
            disabled={terms === null}
            onClick={() => terms && ending.save(terms)}
          >
            {busy ? t.endShow.saving : t.endShow.save}
          </Button>
        </>
      }
    >
      <ReplayTermsFields
        draft={draft}
        durationMs={figures.latest?.durationMs ?? 0}
        onChange={(next) => !busy && setDraft(next)}
      />
    </EndDialog>
  );
}

interface StepProps {
  figures: LatestFigures;
  busy: boolean;
  fault: string | null;
}

interface ConfirmDeleteProps extends StepProps {
  title: string;
  onBack: () => void;
  onDelete: (typed: string) => void;
}

function ConfirmDelete({ title, onBack, onDelete, ...step }: ConfirmDeleteProps) {
  const [typed, setTyped] = useState('');
  const confirmed = confirmsDelete(typed, title);
  return (
    <EndDialog
      {...step}
      title={t.endShow.deleteTitle}
      description={t.endShow.deleteText}
      onClose={onBack}
      actions={
        <>
          <Button disabled={step.busy} onClick={onBack}>
            {t.actions.back}
          </Button>
          <Button tone="live" busy={step.busy} disabled={!confirmed} onClick={() => onDelete(typed)}>
            {step.busy ? t.endShow.deleting : t.endShow.deleteConfirm}
          </Button>
        </>
      }
    >
      <form
        className="mt-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (confirmed && !step.busy) onDelete(typed);
        }}
      >
        <TextField
          autoFocus
          autoComplete="off"
          label={t.endShow.typeWord(deleteWord)}
          hint={t.endShow.typeWordHint}
          value={typed}
          disabled={step.busy}
          onChange={setTyped}
        />
      </form>
    </EndDialog>
  );
}

/** Of a rehearsal nothing is kept, and nothing is lost with it: one press ends it. */
function EndRehearsal({
  onKeepGoing,
  onEnd,
  ...step
}: StepProps & { onKeepGoing: () => void; onEnd: () => void }) {
  return (
    <EndDialog
      {...step}
      title={t.endShow.rehearsalTitle}
      description={t.endShow.rehearsalText}
      onClose={onKeepGoing}
      actions={
        <>
          <Button disabled={step.busy} onClick={onKeepGoing}>
            {t.endShow.keepGoing}
          </Button>
          <Button tone="primary" busy={step.busy} onClick={onEnd}>
            {step.busy ? t.endShow.rehearsalEnding : t.endShow.rehearsalEnd}
          </Button>
        </>
      }
    />
  );
}

interface EndDialogProps extends StepProps {
  title: string;
  description: string;
  onClose: () => void;
  actions: ReactNode;
  children?: ReactNode;
}

/** What every step shows. While the server is at work it cannot be closed. */
function EndDialog({ figures, busy, fault, onClose, children, ...rest }: EndDialogProps) {
  return (
    <Dialog open width="wide" {...rest} {...(!busy && { onClose })}>
      {figures.latest ? <FinalFiguresList figures={figures.latest} /> : <Skeleton className="h-32" />}
      {figures.stale && (
        <Notice tone="warn" className="mt-3">
          {t.endShow.figuresFailed}
        </Notice>
      )}
      {children}
      {fault !== null && (
        <Notice tone="bad" className="mt-3">
          {fault}
        </Notice>
      )}
    </Dialog>
  );
}

interface LatestFigures {
  /** Null until some are known. */
  readonly latest: FinalFigures | null;
  /** The latest could not be fetched. */
  readonly stale: boolean;
}

function useLatestFigures(streamId: string, known: FinalFigures | undefined): LatestFigures {
  const stats = useQuery({
    queryKey: ['final-figures', streamId],
    queryFn: ({ signal }) => api('stats.show', { query: { streamId, limit: 1 } }, { signal }),
    refetchInterval: figuresEveryMs,
  });
  const fetched = stats.data && { durationMs: stats.data.elapsedMs, counters: stats.data.counters };
  return { latest: fetched ?? known ?? null, stale: stats.isError };
}
