import { catalogues } from '../../../messages/catalogues.ts';
import { fallbackLanguage, isLanguage, type Language } from '../../../messages/languages.ts';
import type { Messages } from '../../../messages/messages.ts';

/** The language of the page: the main process writes it into the document it serves. */
export const language: Language = 'document' in globalThis ? ofDocument() : fallbackLanguage;

/** Every sentence and word of the page, in the language in use. */
export const t: Messages = catalogues[language];

function ofDocument(): Language {
  const { lang } = document.documentElement;
  return isLanguage(lang) ? lang : fallbackLanguage;
}
