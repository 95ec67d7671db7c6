import { unwrap } from './bridge-call.ts';

/** More than this is not one file any more: some 100,000 lines, in characters. */
const mostCharacters = 15_000_000;

/** Spreadsheets take a file for UTF-8 only if it begins with this. */
const byteOrderMark = '\uFEFF';

interface CsvPage {
  readonly csv: string;
  /** Where the next page begins; null after the last one. */
  readonly next: string | null;
}

/** What became of an export. `cancelled`: the seller chose no file. */
export type Exported =
  | { readonly outcome: 'saved'; readonly fileName: string }
  | { readonly outcome: 'cancelled' | 'too-many' | 'not-written' };

/**
 * Saves a table as a CSV file where the seller says, under a name that begins with `kind`. `readPage` fetches what comes after a
 * place, null for the first page; rejects with what it rejects with.
 */
export async function saveCsv(
  kind: string,
  readPage: (after: string | null) => Promise<CsvPage>,
): Promise<Exported> {
  const text = await fetchCsv(readPage);
  if (text === null) return { outcome: 'too-many' };
  return unwrap(window.studio.files.saveCsv({ name: csvFileName(kind, new Date()), text }));
}

/** All pages as one text; null when they are too many for one file. */
async function fetchCsv(readPage: (after: string | null) => Promise<CsvPage>): Promise<string | null> {
  let text = '';
  let after: string | null = null;
  do {
    const page: CsvPage = await readPage(after);
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

/** The name a file is suggested by. */
export function csvFileName(kind: string, day: Date): string {
  return `${kind}-${day.toISOString().slice(0, 10)}.csv`;
}
