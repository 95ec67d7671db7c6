/** The languages of the page, by their BCP 47 tags, each as those who speak it call it. */
export const languageNames = { en: 'English', de: 'Deutsch' } as const;

export type Language = keyof typeof languageNames;

/** Whether a text names a language of the page. */
export function isLanguage(text: string): text is Language {
  return Object.hasOwn(languageNames, text);
}

/** The languages in the order they are offered. */
export const languages: readonly Language[] = Object.keys(languageNames).filter(isLanguage);

/** The first of the wanted languages (BCP 47 tags, the dearest first) that the page speaks: `de-AT` is spoken as `de`. */
export function pickLanguage(wanted: readonly string[]): Language {
  return wanted.map((tag) => tag.toLowerCase().split('-')[0] ?? '').find(isLanguage) ?? 'en';
}

/**
 * How dates, numbers and prices are written in a language: as in the country that the browser names, where it speaks that
 * language (`en-GB` writes other dates than `en-US`).
 */
export function localeOf(language: Language, wanted: readonly string[]): string {
  return (
    wanted.find((tag) => pickLanguage([tag]) === language && tag.toLowerCase().startsWith(language)) ??
    language
  );
}

/** ISO 15924 codes of the scripts in use that are written from the right. */
const rightToLeft: readonly string[] = ['Arab', 'Hebr', 'Thaa', 'Syrc', 'Nkoo', 'Adlm', 'Rohg'];

/** In which direction a language (a BCP 47 tag) is written, for the page's `dir`. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  const script = new Intl.Locale(language).maximize().script ?? '';
  return rightToLeft.includes(script) ? 'rtl' : 'ltr';
}
