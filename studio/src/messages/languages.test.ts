import { expect, test } from 'vitest';
import { directionOf, pickLanguage } from './languages.ts';
import { pluralIn } from './plural-in.ts';

test.each([
  [['de-AT', 'en'], 'de'],
  [['DE'], 'de'],
  [['fr-FR', 'de-DE', 'en-US'], 'de'],
  [['en-GB', 'de'], 'en'],
  [['ja'], 'en'],
  [[], 'en'],
  [['constructor', 'toString'], 'en'],
])('a system that prefers %j is spoken to in %s', (wanted, spoken) =>
  expect(pickLanguage(wanted)).toBe(spoken),
);

test.each([
  ['en', 'ltr'],
  ['de-AT', 'ltr'],
  ['ar', 'rtl'],
  ['he', 'rtl'],
  ['fa', 'rtl'],
  ['ur-PK', 'rtl'],
  ['az-Arab', 'rtl'],
])('%s is written %s', (language, direction) => expect(directionOf(language)).toBe(direction));

test('a word takes the form its language asks for', () => {
  const english = pluralIn('en');
  expect([0, 1, 2].map((count) => english(count, { one: 'viewer', other: 'viewers' }))).toEqual([
    'viewers',
    'viewer',
    'viewers',
  ]);
  const polish = pluralIn('pl');
  const forms = { one: 'widz', few: 'widzów (2–4)', other: 'widzów' };
  expect([1, 3, 5].map((count) => polish(count, forms))).toEqual(['widz', 'widzów (2–4)', 'widzów']);
});
