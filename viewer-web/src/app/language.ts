import { speak } from '../messages/catalogue.ts';
import { directionOf, isLanguage, type Language, pickLanguage } from '../messages/languages.ts';

const storageKey = 'stallcast.language';

/** What is not English comes when it is spoken. */
const otherLanguages: Readonly<Partial<Record<Language, () => Promise<Readonly<Record<string, object>>>>>> = {
  de: async () => (await import('../messages/de/index.ts')).german,
};

/** The language of the page: the one that was chosen here, or the browser's dearest one that the page speaks. */
export const language: Language = chosenLanguage() ?? pickLanguage(navigator.languages);

/** Tells the document what is spoken, and loads it. Where that fails the page speaks English. Never throws. */
export async function speakLanguage(): Promise<void> {
  const load = otherLanguages[language];
  const root = document.documentElement;
  try {
    if (load) speak(await load());
    root.lang = language;
    root.dir = directionOf(language);
  } catch {
    root.lang = 'en';
  }
}

/** Remembers another language, and loads the page anew to speak it. */
export function chooseLanguage(next: Language): void {
  try {
    localStorage.setItem(storageKey, next);
  } catch {
    // Private windows of some browsers refuse to store anything; then the browser's own choice stays.
  }
  location.reload();
}

function chosenLanguage(): Language | undefined {
  try {
    const stored = localStorage.getItem(storageKey) ?? '';
    return isLanguage(stored) ? stored : undefined;
  } catch {
    return undefined;
  }
}
