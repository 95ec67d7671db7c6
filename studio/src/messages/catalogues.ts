import { de } from './de/index.ts';
import { en } from './en/index.ts';
import type { Language } from './languages.ts';
import type { Messages } from './messages.ts';

/** Everything the studio says, in each of its languages. */
export const catalogues: Readonly<Record<Language, Messages>> = { en, de };
