import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './places.mjs';
import { readBugs } from './seeded-bugs.mjs';
import { testParts } from './test-parts.mjs';

test('there are twelve mistakes, each with the test that has to notice it', () => {
  const bugs = readBugs();
  expect(bugs.length).toBeGreaterThanOrEqual(12);
  for (const { name, project, test: file, named } of bugs) {
    expect(testParts, name).toContain(project);
    expect(existsSync(join(root, file)), `${name}: ${file}`).toBe(true);
    if (!named.startsWith('T')) expect(readFileSync(join(root, file), 'utf8'), name).toContain(named);
  }
});

test.each(readBugs())('$name changes one place that is there', ({ file }) => {
  const text = readFileSync(file, 'utf8');
  const [, path = ''] = /^--- a\/(.+)$/m.exec(text) ?? [];
  const source = readFileSync(join(root, path), 'utf8');
  const removed = text.split('\n').filter((line) => /^-(?!--)/.test(line));
  expect(removed).toHaveLength(1);
  expect(source.split('\n')).toContain(removed[0]?.slice(1));
});
