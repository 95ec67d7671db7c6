import type { ApiClient } from '@stallcast/shared/client';
import { type SaleFilter, saleQuery } from './sale-filter.ts';

/** More than this is not one file any more: some 100,000 order lines, in characters. */
const mostCharacters = 15_000_000;

/** Spreadsheets take a file for UTF-8 only if it begins with this. */
const byteOrderMark = '\uFEFF';

/** Orders that fit a filter as one CSV text, fetched page after page; null when they are too many for one file. */
export async function fetchSaleCsv(api: ApiClient, filter: SaleFilter): Promise<string | null> {
  const query = saleQuery(filter);
  let text = '';
  let after: string | null = null;
  do {
    const page: { readonly csv: string; readonly next: string | null } = await api('sales.csv', {
      query: { ...query, ...(after !== null && { after }) },
    });
    text = joinCsv(text, page.csv);
    if (text.length > mostCharacters) return null;
    after = page.next;
  } while (after !== null);
  return byteOrderMark + text;
}

/** Puts a page behind the ones before it; a heading that is repeated stands once. */
export function joinCsv(before: string, page: string): string {
  if (before === '') return page;
  const heading = firstRow(before);
  const rest = firstRow(page) === heading ? page.slice(heading.length) : page;
  return before.endsWith('\r\n') || rest === '' ? before + rest : `${before}\r\n${rest}`;
}

function firstRow(csv: string): string {
  const end = csv.indexOf('\r\n');
  return end < 0 ? csv : csv.slice(0, end + 2);
}

/** The name a file of orders is suggested by. */
export function saleFileName(day: Date): string {
  return `orders-${day.toISOString().slice(0, 10)}.csv`;
}
