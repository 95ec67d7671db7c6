import { expect, test } from 'vitest';
import { german } from './de/index.ts';
import { part, speak } from './catalogue.ts';
import { directionOf, localeOf, pickLanguage } from './languages.ts';
import { pluralIn } from './plural-in.ts';

const files = import.meta.glob<Record<string, unknown>>(['./en/*.ts', '!./en/plural.ts'], { eager: true });

/** Every message of a catalogue by its path: texts, and what makes one. */
function messagesOf(node: unknown, path = ''): [string, unknown][] {
  if (typeof node !== 'object' || node === null) return [[path, node]];
  return Object.entries(node).flatMap(([key, value]) => messagesOf(value, `${path}.${key}`));
}

const partName = (file: string) => file.replace(/.*\/|\.ts$/g, '');

/** A part has the name of its file. */
const englishTexts = Object.entries(files).flatMap(([file, parts]) =>
  Object.values(parts).flatMap((texts) => messagesOf(texts, partName(file))),
);
const germanTexts = messagesOf(german, '').map(([path, text]): [string, unknown] => [path.slice(1), text]);

/** English says these as the server did; another language by the server's code. */
const saidOtherwise = new Set(['general.problems.ofServer', 'general.problems.ofField']);
/** Names, and words that both languages use. */
const sameWords = new Set(['general.pageTitle', 'order.each']);
/** Values that no sentence says by itself. */
const marks = [70_001, 70_002, 70_003];

const read = (message: unknown, values: readonly unknown[]): string =>
  String(typeof message === 'function' ? Reflect.apply(message, undefined, values) : message);

test('German says everything that English says, and nothing else', () => {
  const keys = (texts: readonly [string, unknown][]) => texts.map(([key]) => key).toSorted();
  expect(englishTexts.length).toBeGreaterThan(150);
  expect(keys(germanTexts)).toEqual(keys(englishTexts));
});

test('no value is left out of a sentence, and none is empty', () => {
  const inGerman = new Map(germanTexts);
  for (const [key, message] of englishTexts.filter(([name]) => !saidOtherwise.has(name))) {
    const found = (text: string) => marks.filter((mark) => text.includes(String(mark)));
    expect(found(read(inGerman.get(key), marks)), key).toEqual(found(read(message, marks)));
    for (const values of [marks, [0, 0, 0], [1, 1, 1]])
      expect(read(inGerman.get(key), values).trim(), key).not.toBe('');
  }
});

test('no sentence was left in English', () => {
  const inGerman = new Map(germanTexts);
  const left = englishTexts.filter(([key, message]) => {
    const text = read(message, marks);
    const words = text.match(/\p{L}{2,}/gu) ?? [];
    return words.length > 1 && text === read(inGerman.get(key), marks) && !sameWords.has(key);
  });
  expect(left.map(([key]) => key)).toEqual([]);
});

test('a part reads in the language that is spoken, whether it is loaded before or after', () => {
  const before = part('before', { title: 'Cart', inner: { more: (count: number) => `${count} more` } });
  const { inner } = before;
  speak({
    before: { title: 'Korb', inner: { more: (count: number) => `noch ${count}` } },
    after: { title: 'Kasse' },
  });
  const after = part('after', { title: 'Checkout' });
  expect([before.title, inner.more(2), after.title]).toEqual(['Korb', 'noch 2', 'Kasse']);
  speak({});
});

test('the browser says which language, and how its country writes', () => {
  expect(pickLanguage(['fr-FR', 'de-AT', 'en'])).toBe('de');
  expect(pickLanguage(['fr', 'ja'])).toBe('en');
  expect(localeOf('de', ['fr-FR', 'de-AT', 'de'])).toBe('de-AT');
  expect(localeOf('de', ['en-GB'])).toBe('de');
  expect(localeOf('en', ['fr-FR', 'en-GB'])).toBe('en-GB');
});

test('languages that are written from the right are known', () => {
  expect(['ar', 'he-IL', 'fa', 'ckb', 'de', 'en'].map(directionOf)).toEqual([
    'rtl',
    'rtl',
    'rtl',
    'rtl',
    'ltr',
    'ltr',
  ]);
});

test('plural forms follow the language, also where there are more than two', () => {
  const few = { one: 'plik', few: 'pliki', many: 'plików', other: 'pliku' };
  expect([1, 2, 5].map((count) => pluralIn('pl')(count, few))).toEqual(['plik', 'pliki', 'plików']);
});
