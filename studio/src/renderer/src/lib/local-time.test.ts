import { expect, test } from 'vitest';
import { instantOf, localTime } from './local-time.ts';

test('a typed local time comes back as it was typed', () => {
  for (const local of ['2030-01-31T18:00', '2031-07-05T00:05'])
    expect(localTime(instantOf(local))).toBe(local);
});

test('nothing typed is no time', () => {
  expect(instantOf('')).toBeNull();
  expect(instantOf('soon')).toBeNull();
  expect(localTime(null)).toBe('');
});
