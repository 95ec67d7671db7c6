import { useId } from 'react';
import { titleFault } from '../../lib/show-title.ts';
import { clockText } from '../../lib/time-text.ts';
import { t } from '../../messages/messages.ts';
import { Segmented } from '../../ui/Segmented.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { VisibilityChoice } from '../../ui/VisibilityChoice.tsx';
import type { ReplayDraft } from './replay-terms.ts';

interface ReplayTermsFieldsProps {
  draft: ReplayDraft;
  /** How long the show is by now, in ms. */
  durationMs: number;
  onChange: (draft: ReplayDraft) => void;
}

const titleTexts = { missing: t.prepare.titleMissing, long: t.prepare.titleLong };

const coverChoices = [
  { value: 'kept', label: t.endShow.coverKept },
  { value: 'moment', label: t.endShow.coverMoment },
] as const;

/** What viewers will read and see of the replay: title, who may see it, and the picture that stands for it. */
export function ReplayTermsFields({ draft, durationMs, onChange }: ReplayTermsFieldsProps) {
  const fault = titleFault(draft.title);
  const { coverAtMs } = draft;
  const middleMs = Math.floor(durationMs / 2);
  return (
    <div className="mt-4 flex flex-col gap-4">
      <TextField
        label={t.endShow.replayTitle}
        value={draft.title}
        error={fault && titleTexts[fault]}
        onChange={(title) => onChange({ ...draft, title })}
      />
      <VisibilityChoice
        value={draft.visibility}
        onChange={(visibility) => onChange({ ...draft, visibility })}
      />
      <div className="flex items-center justify-between gap-4">
        <div className="min-w-0">
          <p className="text-sm font-medium text-ink">{t.endShow.cover}</p>
          <p className="text-xs text-muted">
            {coverAtMs === null ? t.endShow.coverKeptText : t.endShow.coverMomentText}
          </p>
        </div>
        <Segmented
          label={t.endShow.cover}
          choices={coverChoices}
          value={coverAtMs === null ? 'kept' : 'moment'}
          onChange={(choice) => onChange({ ...draft, coverAtMs: choice === 'kept' ? null : middleMs })}
        />
      </div>
      {coverAtMs !== null && (
        <CoverPlace
          atMs={coverAtMs}
          durationMs={durationMs}
          onChange={(atMs) => onChange({ ...draft, coverAtMs: atMs })}
        />
      )}
    </div>
  );
}

interface CoverPlaceProps {
  atMs: number;
  durationMs: number;
  onChange: (atMs: number) => void;
}

function CoverPlace({ atMs, durationMs, onChange }: CoverPlaceProps) {
  const id = useId();
  const place = clockText(atMs);
  return (
    <div className="flex items-center gap-3">
      <label htmlFor={id} className="text-sm text-muted">
        {t.endShow.coverPlace}
      </label>
      <input
        id={id}
        type="range"
        min={0}
        max={Math.floor(durationMs / 1000)}
        value={Math.floor(atMs / 1000)}
        aria-valuetext={place}
        onChange={(event) => onChange(event.target.valueAsNumber * 1000)}
        className="min-w-0 flex-1 rounded-full accent-accent"
      />
      <output htmlFor={id} className="figures w-16 text-right text-sm font-medium">
        {place}
      </output>
    </div>
  );
}
