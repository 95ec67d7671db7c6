import { expect, test } from 'vitest';
import { confirmsDelete } from './delete-word.ts';

test('the title or the word says so, however it was typed', () => {
  expect(confirmsDelete(' New mugs ', 'New mugs')).toBe(true);
  expect(confirmsDelete('Cafe\u0301', 'Caf\u00e9')).toBe(true);
  expect(confirmsDelete('DELETE', 'New mugs')).toBe(true);
});

test('anything else does not', () => {
  for (const typed of ['', ' ', 'new mugs', 'New mug', 'delete it'])
    expect(confirmsDelete(typed, 'New mugs'), typed).toBe(false);
});
