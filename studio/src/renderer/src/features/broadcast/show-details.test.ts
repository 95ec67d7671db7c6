import { expect, test } from 'vitest';
import { detailsFaults } from './show-details.ts';

test('a show needs a title', () => {
  expect(detailsFaults({ title: '   ', description: '' })).toEqual({ title: 'missing' });
  expect(detailsFaults({ title: 'Autumn mugs', description: '' })).toEqual({});
});

test('length counts what people see as one character', () => {
  expect(detailsFaults({ title: '👩‍🎨'.repeat(120), description: '' })).toEqual({});
  expect(detailsFaults({ title: '👩‍🎨'.repeat(121), description: 'x'.repeat(2001) })).toEqual({
    title: 'long',
    description: 'long',
  });
});
