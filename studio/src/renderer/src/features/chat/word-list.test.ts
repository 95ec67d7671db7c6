import { expect, test } from 'vitest';
import { readWords } from './word-list.ts';

test('words stand one a line or between commas, and count once', () => {
  expect(readWords(' scam\nfree money , scam\n\n,')).toEqual(['scam', 'free money']);
  expect(readWords('')).toEqual([]);
});
