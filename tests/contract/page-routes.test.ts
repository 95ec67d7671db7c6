import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { routes, toPageTable } from '@stallcast/shared/contract';
import { expect, test } from 'vitest';

const page = fileURLToPath(new URL('../../viewer-web/src', import.meta.url));

test('the viewers’ page knows every route that its code names', () => {
  const known = toPageTable(routes);
  const files = globSync('**/*.{ts,tsx}', { cwd: page });
  const source = files.filter((file) => !/test|testing/.test(file));
  const texts = source.map((file) => readFileSync(join(page, file), 'utf8'));
  const named = texts.flatMap((text) => [...text.matchAll(/'(\w+\.\w+)'/g)].map(([, name = '']) => name));
  const called = new Set(named.filter((name) => Object.hasOwn(routes, name)));
  expect(called.size).toBeGreaterThan(20);
  expect([...called].filter((name) => !Object.hasOwn(known, name))).toEqual([]);
});
