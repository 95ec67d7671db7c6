import { expect, test } from 'vitest';

const sources = import.meta.glob<string>(['../**/*.tsx', '!../**/*.test.tsx', '!../testing/**'], {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** Text between tags, and attributes that people see or hear, written into a component. */
const strayText = [
  />\s*[A-Za-z][^<>{}=;()]*<\//,
  /\b(aria-label|title|placeholder|alt|label)="[^"]*[A-Za-z]/,
];

test('every text that a person reads comes from the catalogue', () => {
  expect(Object.keys(sources).length).toBeGreaterThan(20);
  for (const [file, source] of Object.entries(sources)) {
    for (const pattern of strayText) expect(source, file).not.toMatch(pattern);
  }
});
