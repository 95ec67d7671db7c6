import { useMutation } from '@tanstack/react-query';
import { api } from '../../lib/api.ts';
import { unwrap } from '../../lib/bridge-call.ts';
import { fetchSaleCsv, saleFileName } from './sale-csv.ts';
import type { SaleFilter } from './sale-filter.ts';

/** What became of an export. `cancelled`: the seller chose no file. */
export type Exported =
  | { readonly outcome: 'saved'; readonly fileName: string }
  | { readonly outcome: 'cancelled' | 'too-many' | 'not-written' };

/** Saves the orders that fit a filter as a CSV file, where the seller says. */
export function useExport() {
  return useMutation({
    mutationFn: async (filter: SaleFilter): Promise<Exported> => {
      const text = await fetchSaleCsv(api, filter);
      if (text === null) return { outcome: 'too-many' };
      return unwrap(window.studio.files.saveCsv({ name: saleFileName(new Date()), text }));
    },
  });
}
