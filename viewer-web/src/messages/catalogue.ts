import { isRecord } from '../app/tab-storage.ts';

/** The parts that were loaded so far, by name. */
const loaded = new Map<string, object>();
let spoken: Readonly<Record<string, object>> = {};

/**
 * A part of the catalogue, as it is written in English. It reads in the language that is spoken, whether that is loaded
 * before or after it: the texts are exchanged inside the object, so that whoever holds it holds the right ones.
 */
export function part<Part extends object>(name: string, english: Part): Part {
  loaded.set(name, english);
  const translated = spoken[name];
  if (translated) exchange(english, translated);
  return english;
}

/** Speaks another language than English from now on: all its parts by name. To be called before anything is drawn. */
export function speak(language: Readonly<Record<string, object>>): void {
  spoken = language;
  for (const [name, texts] of loaded) exchange(texts, language[name] ?? {});
}

function exchange(texts: object, others: object): void {
  for (const [key, other] of Object.entries<unknown>({ ...others })) {
    const text: unknown = Reflect.get(texts, key);
    if (isRecord(text) && isRecord(other)) exchange(text, other);
    else Reflect.set(texts, key, other);
  }
}
