import { expect, test } from 'vitest';
import { fitsSearch } from './line-search.ts';

test('a line fits when each word stands somewhere in it, whatever its case and accents', () => {
  const line = ['Zoë Ångström', 'Does it come in GREEN?'];
  for (const query of ['', ' ', 'zoe', 'angstrom green', 'Green ZOË', 'come in'])
    expect([query, fitsSearch(query, line)]).toEqual([query, true]);
  for (const query of ['red', 'zoe red', 'greenish']) expect(fitsSearch(query, line)).toBe(false);
});
