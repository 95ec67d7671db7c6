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
  'JaVaScRiPt:alert(1)',
  'java\nscript:alert(1)',
  'vbscript:x',
  'blob:https://evil.test/1',
  'file:///etc/passwd',
  'ftp://evil.test',
  'https:/evil.test',
  'https:///evil.test',
  'https:\\evil.test',
  '//evil.test:443/x',
  '//user:pass@evil.test',
  '//%65vil.test',
  '/\t/evil.test',
  '/\r\n/evil.test',
  '\u00a0//evil.test',
  '\ufeff//evil.test',
  '/\u2028/evil.test',
  '/%2f%2fevil.test',
  '/%2e%2e//evil.test',
  '/./\\evil.test',
  '/@evil.test',
  '//[::1]/',
  '//2130706433/',
  '///\\evil.test',
  '/x\r\nLocation: https://evil.test',
];

test('T1: a return address always stays on our own origin', () => {
  for (const attack of attacks) expect(new URL(safeReturnPath(attack), origin).origin).toBe(origin);
  expect(new Set(attacks).size).toBeGreaterThanOrEqual(40);
  expect(safeReturnPath(`/${'a'.repeat(10_000)}`)).toBe('/');
  // `return` twice, and `return[]`, arrive as lists.
  expect(safeReturnPath(['/a', '/b'])).toBe('/');
  expect(safeReturnPath(['https://evil.test'])).toBe('/');
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
