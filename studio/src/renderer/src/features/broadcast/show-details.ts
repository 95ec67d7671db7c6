import { graphemes } from '../../lib/graphemes.ts';

/** What viewers read about a show. */
export interface ShowDetails {
  readonly title: string;
  readonly description: string;
}

export type DetailsFaults = { readonly title?: 'missing' | 'long'; readonly description?: 'long' };

const longestTitle = 120;
const longestDescription = 2000;

const lengthOf = (text: string) => graphemes(text.trim()).length;

/** What is wrong with the details; an empty object when nothing is. Lengths count what people see as characters. */
export function detailsFaults({ title, description }: ShowDetails): DetailsFaults {
  const titleLength = lengthOf(title);
  return {
    ...(titleLength === 0 && { title: 'missing' as const }),
    ...(titleLength > longestTitle && { title: 'long' as const }),
    ...(lengthOf(description) > longestDescription && { description: 'long' as const }),
  };
}
