import { t } from '../../messages/messages.ts';
import { TextArea, TextField } from '../../ui/TextField.tsx';
import { VisibilityChoice } from '../../ui/VisibilityChoice.tsx';
import { CoverField } from './CoverField.tsx';
import type { DetailsFaults, ShowDetails } from './show-details.ts';

interface ShowDetailsFieldsProps {
  details: ShowDetails;
  /** The cover the show has already. */
  storedCoverUrl: string | null;
  faults: DetailsFaults;
  onChange: (details: ShowDetails) => void;
}

const titleTexts = { missing: t.prepare.titleMissing, long: t.prepare.titleLong };

/** What viewers read and see of the show: title, description, cover, and who may. */
export function ShowDetailsFields({ details, storedCoverUrl, faults, onChange }: ShowDetailsFieldsProps) {
  return (
    <>
      <TextField
        label={t.prepare.showTitle}
        placeholder={t.prepare.showTitlePlaceholder}
        value={details.title}
        error={faults.title ? titleTexts[faults.title] : null}
        onChange={(title) => onChange({ ...details, title })}
      />
      <TextArea
        label={t.prepare.description}
        placeholder={t.prepare.descriptionPlaceholder}
        rows={2}
        value={details.description}
        error={faults.description ? t.prepare.descriptionLong : null}
        onChange={(description) => onChange({ ...details, description })}
      />
      <CoverField
        storedUrl={storedCoverUrl}
        change={details.cover}
        onChange={(cover) => onChange({ ...details, cover })}
      />
      <VisibilityChoice
        value={details.visibility}
        onChange={(visibility) => onChange({ ...details, visibility })}
      />
    </>
  );
}
