import { en } from './en.ts';

/** Every sentence and word of the page, in the language in use. */
export type Messages = typeof en;

export const t: Messages = en;
