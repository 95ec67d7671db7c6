import { api } from '../../lib/api.ts';
import { saveCsv } from '../../lib/csv-file.ts';
import { t } from '../../messages/messages.ts';
import { CsvButton } from '../../ui/CsvButton.tsx';
import { type SaleFilter, saleQuery } from './sale-filter.ts';

/** Saves what the list of orders shows, all pages of it. */
export function ExportButton({ filter }: { filter: SaleFilter }) {
  return (
    <CsvButton
      save={() =>
        saveCsv('orders', (after) =>
          api('sales.csv', { query: { ...saleQuery(filter), ...(after !== null && { after }) } }),
        )
      }
      failedText={t.orders.exportFailed}
      tooManyText={t.orders.exportTooMany}
    />
  );
}
