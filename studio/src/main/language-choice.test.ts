import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createLanguageChoice } from './language-choice.ts';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'stallcast-language-'));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

const open = () => createLanguageChoice(directory, ['de-AT', 'en-US']);

test('the studio speaks like the system until the seller chooses, and remembers the choice', async () => {
  const first = await open();
  expect([first.current(), first.chosen()]).toEqual(['de', null]);
  await first.choose('en');
  expect([first.current(), first.chosen()]).toEqual(['en', 'en']);
  const next = await open();
  expect([next.current(), next.chosen()]).toEqual(['en', 'en']);
  await next.choose(null);
  expect([next.current(), (await open()).chosen()]).toEqual(['de', null]);
});

test.each(['{"language":"xx"}', 'not json', '{}'])('a damaged choice (%s) is none', async (content) => {
  await writeFile(path.join(directory, 'language.json'), content);
  const language = await open();
  expect([language.current(), language.chosen()]).toEqual(['de', null]);
});
