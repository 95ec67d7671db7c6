import fc from 'fast-check';
import { expect, test } from 'vitest';
import { safeReturnPath } from './return-path.ts';

const origin = 'http://shop.example';

const attacks = [
  '//evil.test',
  '///evil.test',
  '/\\evil.test',
  '\\\\evil.test',
  '/\\/evil.test',
  'https:evil.test',
  'https://evil.test',
  'http:/\\evil.test',
  'javascript:alert(1)',
  'data:text/html,x',
  '/\tevil',
  '/\n/evil.test',
  '/\u0000',
  '/.//evil.test',
  '/..//evil.test',
  '/a/..//evil.test',
  '',
  ' ',
  'evil.test',
  './x',
  '?x',
  '#x',
  '/'.padEnd(513, 'a'),
  '/%09/evil.test',
  '/%5cevil.test',
];

test('T1: a return address always stays on our own origin', () => {
  for (const attack of attacks) expect(new URL(safeReturnPath(attack), origin).origin).toBe(origin);
  expect(safeReturnPath(['/a', '/b'])).toBe('/');
  expect(safeReturnPath(undefined)).toBe('/');
});

test('T1: whatever the text, the return address stays on our own origin', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string().map((tail) => `/${tail}`),
    fc.webUrl(),
  );
  fc.assert(
    fc.property(text, (value) => new URL(safeReturnPath(value), origin).origin === origin),
    { numRuns: 10_000 },
  );
});

test('a local path comes back as it was', () => {
  expect(safeReturnPath('/shows/1?tab=chat#buy')).toBe('/shows/1?tab=chat#buy');
});
