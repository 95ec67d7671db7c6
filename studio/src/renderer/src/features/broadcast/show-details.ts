import { graphemes } from '../../lib/graphemes.ts';
import { titleFault } from '../../lib/show-title.ts';

/** What viewers read about a show. */
export interface ShowDetails {
  readonly title: string;
  readonly description: string;
}

export type DetailsFaults = { readonly title?: 'missing' | 'long'; readonly description?: 'long' };

const longestDescription = 2000;

const lengthOf = (text: string) => graphemes(text.trim()).length;

/** What is wrong with the details; an empty object when nothing is. Lengths count what people see as characters. */
export function detailsFaults({ title, description }: ShowDetails): DetailsFaults {
  const fault = titleFault(title);
  return {
    ...(fault !== null && { title: fault }),
    ...(lengthOf(description) > longestDescription && { description: 'long' as const }),
  };
}
