import { expect, test } from 'vitest';
import { type PageFacts, withFacts } from './page-head.ts';

const document = `<!doctype html>
<html lang="en">
  <head>
    <meta name="description" content="Shows" />
    <title>Stallcast</title>
  </head>
  <body>
    <div id="app"></div>
  </body>
</html>`;

const origin = 'https://shop.example';

function factsOf(changes: Partial<PageFacts>): PageFacts {
  return {
    ...{ title: 'Bowls', description: 'Fresh from the kiln.', path: '/shows/1', imagePath: '/a.webp' },
    ...{ type: 'video.other', by: 'Clay corner', isListed: true },
    structured: { '@type': 'BroadcastEvent', name: changes.title ?? 'Bowls' },
    ...changes,
  };
}

const page = (changes: Partial<PageFacts> = {}) => withFacts(document, factsOf(changes), origin);

test('a page says what it is about, where it is and what it looks like', () => {
  for (const part of [
    '<title>Bowls – Stallcast</title>',
    '<link rel="canonical" href="https://shop.example/shows/1" />',
    '<meta name="description" content="Fresh from the kiln." />',
    '<meta property="og:image" content="https://shop.example/a.webp" />',
    '<meta name="twitter:card" content="summary_large_image" />',
    '<main class="page"><h1 class="page-title">Bowls</h1><p>Clay corner</p><p>Fresh from the kiln.</p></main>',
  ])
    expect(page()).toContain(part);
  expect(page()).not.toContain('noindex');
});

test('what is for whoever has its address is left out of search engines', () => {
  expect(page({ isListed: false })).toContain('<meta name="robots" content="noindex" />');
});

test('without a description it says whose it is; a long one is cut between characters', () => {
  expect(page({ description: '' })).toContain('name="description" content="Bowls – Clay corner"');
  const long = page({ description: '🏺'.repeat(300) });
  expect(long).toContain(`name="description" content="${'🏺'.repeat(199)}…"`);
});

const hostile = [
  '</title><script>pwn()</script>',
  '"><img src=x onerror=pwn()>',
  "' onmouseover='pwn()",
  '</script><script>pwn()</script>',
  '<!--<script>',
  '$& $` $1 $$',
  '&lt;script&gt;',
  '\u2028</main></div><svg onload=pwn()>',
];

test.each(hostile)('%s stays a text', (text) => {
  const html = page({ title: text, description: text, by: text, structured: { name: text } });
  const [, script = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html) ?? [];
  expect(JSON.parse(script)).toMatchObject({ name: text });
  // Outside of the data nothing is left that opens a tag or ends an attribute but what is ours.
  const rest = html.replace(script, '');
  expect(rest.match(/<(script|img|svg|!--)/g)).toEqual(['<script']);
  expect(rest).not.toMatch(/="[^"]*'/);
  expect(rest.match(/<(main|div|h1|p|title|\/main|\/div)\b/g)).toHaveLength(
    page().match(/<(main|div|h1|p|title|\/main|\/div)\b/g)?.length ?? 0,
  );
});
