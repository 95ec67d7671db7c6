import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { environmentNames, readConfig } from '../sfu-server/src/config.ts';

const example = readFileSync(new URL('../.env.example', import.meta.url), 'utf8');
const lines = [...example.matchAll(/^#([A-Z][A-Z_0-9]*)=(.*)$/gm)].map(([, name = '', value = '']) => ({
  name,
  value,
}));

test('names every setting of the server, and no other', () => {
  expect(lines.map(({ name }) => name).sort()).toEqual([...environmentNames].sort());
});

test.each(lines)('$name=$value is what the server does without that line', ({ name, value }) => {
  expect(readConfig({ [name]: value })).toEqual(readConfig({}));
});

test('every setting stands below a comment that explains it', () => {
  for (const { name } of lines) expect(example, name).toMatch(new RegExp(`^# .+\\n#${name}=`, 'm'));
});
