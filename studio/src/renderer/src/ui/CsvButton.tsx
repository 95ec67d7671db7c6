import { useMutation } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import type { Exported } from '../lib/csv-file.ts';
import { problemText } from '../lib/problem-text.ts';
import { t } from '../messages/messages.ts';
import { Button } from './Button.tsx';

interface CsvButtonProps {
  save: () => Promise<Exported>;
  failedText: string;
  tooManyText: string;
}

/** Saves a table as a file for a spreadsheet; says what became of it. */
export function CsvButton({ save, failedText, tooManyText }: CsvButtonProps) {
  const saving = useMutation({ mutationFn: save });
  return (
    <>
      <span role="status" className="max-w-96 truncate text-sm text-muted">
        {saving.error
          ? `${failedText} ${problemText(saving.error)}`
          : saving.data && exportedText(saving.data, { failedText, tooManyText })}
      </span>
      <Button busy={saving.isPending} onClick={() => saving.mutate()}>
        {!saving.isPending && <Download size={15} aria-hidden="true" />}
        {saving.isPending ? t.orders.exporting : t.orders.export}
      </Button>
    </>
  );
}

function exportedText(
  exported: Exported,
  { failedText, tooManyText }: Omit<CsvButtonProps, 'save'>,
): string | null {
  switch (exported.outcome) {
    case 'saved':
      return t.orders.exported(exported.fileName);
    case 'too-many':
      return tooManyText;
    case 'not-written':
      return failedText;
    case 'cancelled':
      return null;
  }
}
