import { expect, test } from 'vitest';
import { detailsFaults, firstDetails } from './show-details.ts';

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

test('a rehearsal that becomes a show is public unless the seller says otherwise', () => {
  const show = { title: 'Mugs', description: '' };
  expect(firstDetails({ ...show, visibility: 'rehearsal' }).visibility).toBe('public');
  expect(firstDetails({ ...show, visibility: 'unlisted' }).visibility).toBe('unlisted');
});
