import { describe, expect, test } from 'vitest';
import { catalogues } from './catalogues.ts';
import { languages } from './languages.ts';

/** German says these in other words than it was given: the server's sentence and a field's fault are English. */
const saidOtherwise = ['faults.ofServer', 'faults.ofField'];
/** Names, and words that are the same in both languages. */
const sameWords = ['product', 'desktop.windowTitle', 'drops.startTitle'];

/** Every message of a catalogue by its path: texts, and what makes one. */
function messagesOf(node: unknown, path = ''): Map<string, unknown> {
  if (typeof node !== 'object' || node === null) return new Map([[path, node]]);
  const below = Object.entries(node).map(([key, value]) =>
    messagesOf(value, path === '' ? key : `${path}.${key}`),
  );
  return new Map(below.flatMap((messages) => [...messages]));
}

/** Numbers no sentence says by itself, so that they are found again in what is made of them. */
const marks = ['70001', '70002', '70003', '70004'];

/** What a message reads like; a message that takes values is given `values`. */
const read = (message: unknown, values: readonly unknown[]): string =>
  String(typeof message === 'function' ? Reflect.apply(message, undefined, values) : message);

const marksIn = (text: string): readonly string[] => marks.filter((mark) => text.includes(mark));

describe.each(languages)('%s', (language) => {
  const english = messagesOf(catalogues.en);
  const messages = messagesOf(catalogues[language]);

  test('says everything that English says, and nothing else', () => {
    expect([...messages.keys()].toSorted()).toEqual([...english.keys()].toSorted());
  });

  test('leaves no value out of a sentence', () => {
    for (const [path, message] of messages) {
      if (saidOtherwise.includes(path)) continue;
      for (const values of [marks, marks.map(Number)])
        expect(marksIn(read(message, values)), path).toEqual(marksIn(read(english.get(path), values)));
    }
  });

  test('says something everywhere, for one as for many', () => {
    for (const [path, message] of messages)
      for (const values of [marks, [1, 1, 1], [0, 0, 0], ['forbidden', 'x']]) {
        const text = read(message, values);
        expect(text.trim(), path).not.toBe('');
        if (!saidOtherwise.includes(path)) expect(text, path).not.toContain('undefined');
      }
  });
});

test('no sentence was left in English', () => {
  const english = messagesOf(catalogues.en);
  const left = [...messagesOf(catalogues.de)].filter(([path, message]) => {
    const text = read(message, marks);
    const words = text.match(/\p{L}{2,}/gu) ?? [];
    return words.length > 1 && text === read(english.get(path), marks) && !sameWords.includes(path);
  });
  expect(left.map(([path]) => path)).toEqual([]);
});
