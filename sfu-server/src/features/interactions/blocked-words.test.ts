import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { distinctWords, foldText, hasBlockedWord } from './blocked-words.ts';

describe('a word is found', () => {
  test.each([
    ['as it is', 'what a scam', 'scam'],
    ['in capitals', 'SCAM!', 'scam'],
    ['with other accents', 'quel scàm', 'Scam'],
    ['without its accents', 'so daemlich, so damlich', 'dämlich'],
    ['composed or not', 'cre\u0300me', 'crème'],
    ['with ß as ss', 'SCHEISSE', 'Scheiße'],
    ['with another sigma', 'ΟΔΟΣ', 'οδος'],
    ['in full width', 'ＳＣＡＭ', 'scam'],
    ['with invisible characters inside', 's\u200bc\u00adam', 'scam'],
    ['between signs', '(scam),', 'scam'],
    ['in a phrase, whatever stands between', 'buy,  at\nmy-shop now', 'buy at my shop'],
    ['of Arabic without its vowels', 'مُحَمَّد', 'محمد'],
    ['where words are not set apart', '这是骗子吗', '骗子'],
    ['of digits', 'call 0800', '0800'],
  ])('%s', (_how, text, word) => {
    expect(hasBlockedWord(text, ['other', word])).toBe(true);
  });
});

describe('a word is not found', () => {
  test.each([
    ['within another', 'classic', 'ass'],
    ['at the beginning of another', 'scampi', 'scam'],
    ['where a phrase is only begun', 'buy at my', 'buy at my shop'],
    ['where its words stand in another order', 'shop my', 'my shop'],
    ['with another vowel sign', 'कि', 'की'],
  ])('%s', (_where, text, word) => {
    expect(hasBlockedWord(text, [word])).toBe(false);
  });
});

test('folding a folded text changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
      expect(foldText(foldText(text))).toBe(foldText(text));
    }),
  );
});

test('whatever has a letter is found as itself', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
      expect(hasBlockedWord(`a ${text} b`, [text])).toBe(foldText(text) !== '');
    }),
  );
});

test('a list has each word once, however it is spelt', () => {
  expect(distinctWords(['Scam', 'scàm', 'rubbish', 'SCAM!'])).toEqual(['Scam', 'rubbish']);
});
