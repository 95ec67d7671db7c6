import { graphemes } from './graphemes.ts';

const longestTitle = 120;

/** What is wrong with the title of a show or a replay; null when nothing is. Counts what people see as characters. */
export function titleFault(title: string): 'missing' | 'long' | null {
  const length = graphemes(title.trim()).length;
  if (length === 0) return 'missing';
  return length > longestTitle ? 'long' : null;
}
