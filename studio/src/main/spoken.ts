import { catalogues } from '../messages/catalogues.ts';
import type { Messages } from '../messages/messages.ts';
import type { StudioContext } from './studio-context.ts';

/** What the main process itself says, in the language in use now. */
export function spoken({ language }: Pick<StudioContext, 'language'>): Messages['desktop'] {
  return catalogues[language.current()].desktop;
}
