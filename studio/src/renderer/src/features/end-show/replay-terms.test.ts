import { expect, test } from 'vitest';
import { firstDraft, replayTerms } from './replay-terms.ts';

test('a replay is called and as public as its show', () => {
  expect(replayTerms(firstDraft({ title: 'Mugs', visibility: 'unlisted' }))).toEqual({
    title: 'Mugs',
    visibility: 'unlisted',
  });
});

test('a title without its blanks and the chosen picture go to the server', () => {
  const draft = { title: ' Mugs and bowls ', visibility: 'public', coverAtMs: 0 } as const;
  expect(replayTerms(draft)).toEqual({ title: 'Mugs and bowls', visibility: 'public', coverAtMs: 0 });
});

test('without a title nothing is saved', () => {
  expect(replayTerms({ title: '  ', visibility: 'public', coverAtMs: null })).toBeNull();
});
