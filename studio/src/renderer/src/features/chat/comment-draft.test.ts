import { expect, test } from 'vitest';
import { readComment } from './comment-draft.ts';

test('a comment is sent trimmed, an empty one not at all', () => {
  expect(readComment('  hello ')).toEqual({ ok: true, text: 'hello' });
  expect(readComment(' \n ')).toEqual({ ok: false, reason: 'empty' });
});

test('length counts what people see as one character', () => {
  expect(readComment('👩‍🎨'.repeat(500)).ok).toBe(true);
  expect(readComment('👩‍🎨'.repeat(501))).toEqual({ ok: false, reason: 'long' });
});
