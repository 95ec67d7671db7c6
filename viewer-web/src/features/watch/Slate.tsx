import type { Stream } from '@stallcast/shared/contract';
import type { ComponentChildren } from 'preact';
import { formatDayAndTime } from '../../app/locale.ts';
import { messages } from '../../messages/en/general.ts';
import { paths } from '../../app/routes.ts';
import { buttonClass } from '../../ui/Button.tsx';
import { AlertIcon, ClockIcon, PlayIcon } from '../../ui/icons.tsx';
import { Spinner } from '../../ui/Spinner.tsx';
import type { Picture } from './playback.ts';

const text = messages.show;

interface SlateProps {
  readonly stream: Stream;
  readonly picture: Picture;
  readonly full: boolean;
  /** Tries at once what is tried anyway. */
  readonly onRetry: () => void;
}

/** What lies over the picture when there is none, and why. */
export function Slate({ stream, picture, full, onRetry }: SlateProps) {
  if (stream.status === 'ended') return <EndedSlate replayId={stream.replayId} />;
  if (stream.status === 'scheduled') return <ScheduledSlate scheduledAt={stream.scheduledAt} />;
  if (full) return <Card title={text.full} text={text.fullText} icon={<ClockIcon size={28} />} />;
  if (stream.interrupted)
    return <Card title={text.interrupted} text={text.interruptedText} icon={<Spinner size={28} />} />;
  if (picture === 'blocked') return <BlockedSlate onRetry={onRetry} />;
  if (picture === 'playing') return null;
  return (
    <p class="slate-hint">
      <Spinner size={18} />
      {picture === 'reconnecting' ? text.reconnecting : text.connecting}
    </p>
  );
}

function BlockedSlate({ onRetry }: Pick<SlateProps, 'onRetry'>) {
  return (
    <Card title={text.noVideo} text={text.noVideoText} icon={<AlertIcon size={28} />}>
      <button type="button" class={buttonClass({ look: 'secondary' })} onClick={onRetry}>
        {messages.retry}
      </button>
    </Card>
  );
}

function EndedSlate({ replayId }: { readonly replayId: string | null }) {
  return (
    <Card title={text.endedTitle} {...(replayId === null && { text: text.endedText })}>
      {replayId !== null && (
        <a href={paths.replay(replayId)} class={buttonClass({ look: 'primary' })}>
          <PlayIcon size={16} />
          {text.watchReplay}
        </a>
      )}
      <a href={paths.home} class={buttonClass({ look: 'glass' })}>
        {text.otherShows}
      </a>
    </Card>
  );
}

function ScheduledSlate({ scheduledAt }: { readonly scheduledAt: string | null }) {
  const when = scheduledAt === null ? text.scheduledText : text.scheduledAt(formatDayAndTime(scheduledAt));
  return <Card title={text.scheduledTitle} text={when} icon={<ClockIcon size={28} />} />;
}

interface CardProps {
  readonly title: string;
  readonly text?: string;
  readonly icon?: ComponentChildren;
  readonly children?: ComponentChildren;
}

function Card({ title, text: explanation, icon, children }: CardProps) {
  return (
    <div class="slate">
      {icon}
      <p class="text-lg font-bold text-balance">{title}</p>
      {explanation && <p class="max-w-xs text-pretty opacity-85">{explanation}</p>}
      {children && <div class="mt-3 flex flex-wrap justify-center gap-3">{children}</div>}
    </div>
  );
}
