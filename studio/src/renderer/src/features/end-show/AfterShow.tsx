import type { SavedStream } from '@stallcast/shared/contract';
import { CircleCheck, CircleSlash, ExternalLink, type LucideIcon, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { classes } from '../../lib/class-names.ts';
import { inBackground } from '../../lib/in-background.ts';
import { openPage, replayPath } from '../../lib/public-pages.ts';
import { t } from '../../messages/messages.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { CopyLinkButton } from '../../ui/CopyLinkButton.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Spinner } from '../../ui/Spinner.tsx';
import { FinalFiguresList } from './FinalFiguresList.tsx';
import type { EndedShow, FinalFigures } from './use-end-show.ts';
import { useReplay } from './use-replay.ts';

interface AfterShowProps {
  ended: EndedShow;
  /** Goes to the figures and orders of the show. */
  onFigures: () => void;
  onDone: () => void;
}

/** How it went, and what becomes of the recording. */
export function AfterShow({ ended: { figures, savedStream, rehearsal }, onFigures, onDone }: AfterShowProps) {
  const done = (
    <div className="flex gap-2">
      <Button tone="primary" onClick={onDone}>
        {t.actions.home}
      </Button>
      <Button onClick={onFigures}>{t.after.figures}</Button>
    </div>
  );
  if (savedStream) return <Saved figures={figures} saved={savedStream} done={done} />;
  return (
    <Frame>
      {rehearsal ? (
        <Heading Icon={CircleCheck} good title={t.after.rehearsedTitle} text={t.after.rehearsedText} />
      ) : (
        <Heading Icon={Trash2} title={t.after.deletedTitle} text={t.after.deletedText} />
      )}
      <FinalFiguresList figures={figures} />
      {done}
    </Frame>
  );
}

interface SavedProps {
  figures: FinalFigures;
  saved: SavedStream;
  done: ReactNode;
}

function Saved({ figures, saved, done }: SavedProps) {
  const { replay, unreachable } = useReplay(saved);
  return (
    <Frame>
      {replay.state === 'failed' ? (
        <Heading Icon={CircleSlash} title={t.after.unsavedTitle} text={t.after.savedText} />
      ) : (
        <Heading Icon={CircleCheck} good title={t.after.savedTitle} text={t.after.savedText} />
      )}
      <FinalFiguresList figures={figures} />
      <ReplayCard replay={replay} unreachable={unreachable} />
      {done}
    </Frame>
  );
}

function Frame({ children }: { children: ReactNode }) {
  return (
    <div className="mx-auto flex h-full w-full max-w-[46rem] animate-arrive flex-col justify-center gap-6 p-8">
      {children}
    </div>
  );
}

interface HeadingProps {
  Icon: LucideIcon;
  title: string;
  text: string;
  good?: boolean;
}

function Heading({ Icon, title, text, good = false }: HeadingProps) {
  return (
    <header className="flex items-start gap-4">
      <Icon
        size={32}
        strokeWidth={1.6}
        className={classes('shrink-0', good ? 'text-good' : 'text-muted')}
        aria-hidden="true"
      />
      <div>
        <h1 className="text-xl font-semibold tracking-tight">{title}</h1>
        <p className="mt-1 text-sm text-muted">{text}</p>
      </div>
    </header>
  );
}

function ReplayCard({ replay, unreachable }: { replay: SavedStream; unreachable: boolean }) {
  return (
    <section aria-label={t.after.replay} className="rounded-lg border border-line bg-card p-5">
      <div className="flex items-center justify-between gap-4">
        <h2 className="min-w-0 truncate font-semibold">{replay.title}</h2>
        <ReplayBadge state={replay.state} />
      </div>
      <p role="status" className="mt-1 text-sm text-muted">
        {t.after[replay.state]}
      </p>
      {unreachable && (
        <Notice tone="warn" className="mt-3">
          {t.after.unreachable}
        </Notice>
      )}
      {replay.state === 'ready' && (
        <div className="mt-4 flex gap-2">
          <Button onClick={() => inBackground(openPage(replayPath(replay.savedStreamId)))}>
            <ExternalLink size={15} aria-hidden="true" />
            {t.after.open}
          </Button>
          <CopyLinkButton path={replayPath(replay.savedStreamId)} />
        </div>
      )}
    </section>
  );
}

function ReplayBadge({ state }: { state: SavedStream['state'] }) {
  if (state === 'ready') return <Badge tone="good">{t.after.states.ready}</Badge>;
  if (state === 'failed') return <Badge tone="bad">{t.after.states.failed}</Badge>;
  return (
    <Badge tone="neutral">
      <Spinner />
      {t.after.states.processing}
    </Badge>
  );
}
