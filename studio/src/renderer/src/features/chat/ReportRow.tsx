import type { CommentReport } from '@stallcast/shared/contract';
import { Ban, EyeOff, MessageCircleOff } from 'lucide-react';
import { countText, locale } from '../../lib/locale.ts';
import { dayText } from '../../lib/time-text.ts';
import { t } from '../../messages/messages.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { Monogram } from '../../ui/Monogram.tsx';
import type { RestrictionKind } from './RestrictDialog.tsx';
import type { Decision } from './use-reports.ts';

interface ReportRowProps {
  report: CommentReport;
  /** It was written in another of my shows. */
  elsewhere: boolean;
  /** What is being done with it; null while nothing is. */
  deciding: Decision | null;
  onSettle: (decision: Decision) => void;
  onRestrict: (kind: RestrictionKind) => void;
}

/** One reported comment: what it says, why people reported it, and what can be done. */
export function ReportRow({ report, elsewhere, deciding, onSettle, onRestrict }: ReportRowProps) {
  const { author, text, state, createdAt } = report.comment;
  return (
    <li className="flex gap-3 py-4 first:pt-0">
      <Monogram name={author.displayName} />
      <div className="flex min-w-0 flex-1 flex-col gap-2 text-sm">
        <p className="flex flex-wrap items-center gap-x-2 text-xs text-muted">
          <bdi className="selectable truncate font-semibold text-ink">{author.displayName}</bdi>
          <span>{dayText(createdAt, locale)}</span>
          {elsewhere && <Badge tone="neutral">{t.chat.reports.elsewhere}</Badge>}
          {state !== 'shown' && <Badge tone="neutral">{t.chat.states[state]}</Badge>}
        </p>
        <p dir="auto" className="selectable text-left break-words whitespace-pre-line">
          {text}
        </p>
        <Reasons report={report} />
        <div className="flex flex-wrap gap-2">
          <Button
            size="sm"
            tone="danger"
            busy={deciding === 'hide'}
            disabled={deciding !== null}
            aria-label={t.chat.reports.hideOf(author.displayName)}
            onClick={() => onSettle('hide')}
          >
            <EyeOff size={14} aria-hidden="true" />
            {t.chat.hide}
          </Button>
          <Button
            size="sm"
            busy={deciding === 'dismiss'}
            disabled={deciding !== null}
            aria-label={t.chat.reports.keepOf(author.displayName)}
            onClick={() => onSettle('dismiss')}
          >
            {t.chat.reports.keep}
          </Button>
          {!author.isSeller && <RestrictButtons name={author.displayName} onRestrict={onRestrict} />}
        </div>
      </div>
    </li>
  );
}

/** How many reported it, why, and what they wrote. Who they are is told to nobody. */
function Reasons({ report: { count, reasons, notes } }: { report: CommentReport }) {
  return (
    <div className="flex flex-col gap-1 rounded-md bg-sunken px-3 py-2 text-xs">
      <p className="font-medium">
        {[
          t.chat.reports.count(countText(count), count),
          ...reasons.map((reason) => t.chat.reports.reasons[reason]),
        ].join(' · ')}
      </p>
      {notes.map((note, index) => (
        // Notes have no name of their own, and several can read the same.
        <p key={index} dir="auto" className="selectable text-left break-words text-muted">
          {note}
        </p>
      ))}
    </div>
  );
}

interface RestrictButtonsProps {
  name: string;
  onRestrict: (kind: RestrictionKind) => void;
}

function RestrictButtons({ name, onRestrict }: RestrictButtonsProps) {
  return (
    <>
      <Button
        size="sm"
        tone="quiet"
        aria-label={t.chat.reports.muteOf(name)}
        onClick={() => onRestrict('mute')}
      >
        <MessageCircleOff size={14} aria-hidden="true" />
        {t.chat.mute}
      </Button>
      <Button
        size="sm"
        tone="quiet"
        aria-label={t.chat.reports.banOf(name)}
        onClick={() => onRestrict('ban')}
      >
        <Ban size={14} aria-hidden="true" />
        {t.chat.ban}
      </Button>
    </>
  );
}
