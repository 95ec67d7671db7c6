import { t } from '../../messages/messages.ts';
import { TextArea, TextField } from '../../ui/TextField.tsx';
import type { DetailsFaults, ShowDetails } from './show-details.ts';

interface ShowDetailsFieldsProps {
  details: ShowDetails;
  faults: DetailsFaults;
  onChange: (details: ShowDetails) => void;
}

const titleTexts = { missing: t.prepare.titleMissing, long: t.prepare.titleLong };

/** Title and description, as viewers read them. */
export function ShowDetailsFields({ details, faults, onChange }: ShowDetailsFieldsProps) {
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
    </>
  );
}
