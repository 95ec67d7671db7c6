/** The languages of the studio, by their BCP 47 tags, each as those who speak it call it. */
export const languageNames = { en: 'English', de: 'Deutsch' } as const;

export type Language = keyof typeof languageNames;

/** Where none of the languages somebody reads is spoken. */
export const fallbackLanguage: Language = 'en';

/** Whether a text names a language of the studio. */
export function isLanguage(text: string): text is Language {
  return Object.hasOwn(languageNames, text);
}

/** The languages in the order they are offered. */
export const languages: readonly Language[] = Object.keys(languageNames).filter(isLanguage);

/** The first of the wanted languages (BCP 47 tags, the dearest first) that the studio speaks: `de-AT` is spoken as `de`. */
export function pickLanguage(wanted: readonly string[]): Language {
  const spoken = wanted.map((tag) => tag.toLowerCase().split('-')[0] ?? '').find(isLanguage);
  return spoken ?? fallbackLanguage;
}

/** In which direction a language is written, for the page's `dir`. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  const script = new Intl.Locale(language).maximize().script ?? '';
  return rightToLeft.includes(script) ? 'rtl' : 'ltr';
}

/** ISO 15924 codes of the scripts in use that are written from the right. */
const rightToLeft: readonly string[] = ['Arab', 'Hebr', 'Thaa', 'Syrc', 'Nkoo', 'Adlm', 'Rohg'];
