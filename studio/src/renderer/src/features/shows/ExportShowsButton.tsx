import { api } from '../../lib/api.ts';
import { saveCsv } from '../../lib/csv-file.ts';
import { t } from '../../messages/messages.ts';
import { CsvButton } from '../../ui/CsvButton.tsx';

/** Saves the figures of all my shows, a line a show; rehearsals are left out. */
export function ExportShowsButton() {
  return (
    <CsvButton
      save={() => saveCsv('shows', (after) => api('streams.csv', { query: after === null ? {} : { after } }))}
      failedText={t.home.exportFailed}
      tooManyText={t.home.exportTooMany}
    />
  );
}
