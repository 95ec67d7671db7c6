import { Download } from 'lucide-react';
import { problemText } from '../../lib/problem-text.ts';
import { t } from '../../messages/messages.ts';
import { Button } from '../../ui/Button.tsx';
import type { SaleFilter } from './sale-filter.ts';
import { type Exported, useExport } from './use-export.ts';

/** Saves what the list shows, all pages of it, as a file for a spreadsheet; says what became of it. */
export function ExportButton({ filter }: { filter: SaleFilter }) {
  const exporting = useExport();
  return (
    <>
      <span role="status" className="max-w-96 truncate text-sm text-muted">
        {exporting.error
          ? `${t.orders.exportFailed} ${problemText(exporting.error)}`
          : exporting.data && exportedText(exporting.data)}
      </span>
      <Button busy={exporting.isPending} onClick={() => exporting.mutate(filter)}>
        {!exporting.isPending && <Download size={15} aria-hidden="true" />}
        {exporting.isPending ? t.orders.exporting : t.orders.export}
      </Button>
    </>
  );
}

function exportedText(exported: Exported): string | null {
  switch (exported.outcome) {
    case 'saved':
      return t.orders.exported(exported.fileName);
    case 'too-many':
      return t.orders.exportTooMany;
    case 'not-written':
      return t.orders.exportFailed;
    case 'cancelled':
      return null;
  }
}
