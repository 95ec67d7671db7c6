import { expect, test } from 'vitest';
import { slugOf } from './slug-of.ts';

test.each([
  ['Clay & Kiln', 'clay-kiln'],
  ['Café Zoë’s', 'cafe-zoes'],
  ['  --Größe 38-- ', 'grosse-38'],
  ['陶器', 'shop'],
  ['<script>', 'script'],
  [`${'a'.repeat(26)} bcd`, 'a'.repeat(26)],
])('%s becomes %s', (name, slug) => {
  expect(slugOf(name)).toBe(slug);
});
