import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findHandles, findLinks, toSpans } from './find-spans.ts';

const urlsOf = (text: string) => findLinks(text).map(({ url }) => url);
const typedOf = (text: string) =>
  findLinks(text).map(({ start, length }) => text.slice(start, start + length));

describe('links', () => {
  test.each([
    ['see https://example.test/a?b=c#d now', 'https://example.test/a?b=c#d'],
    ['HTTP://EXAMPLE.TEST', 'HTTP://EXAMPLE.TEST'],
    ['(https://example.test/a_(b))', 'https://example.test/a_(b)'],
    ['is it https://example.test?', 'https://example.test'],
    ['https://example.test/a, or', 'https://example.test/a'],
    ['👍🏽https://example.test/é…', 'https://example.test/é'],
    ['https://[::1]:8080/x', 'https://[::1]:8080/x'],
  ])('%s', (text, typed) => {
    expect(typedOf(text)).toEqual([typed]);
  });

  test.each([
    'javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'https://',
    'http://user@bank.test/',
    'https://bank.test:x@evil.test/',
    'https://:pass@evil.test/',
    'xhttps://example.test',
    'ftp://example.test',
    'https:example.test',
    'https://exa mple',
  ])('%s is none', (text) => {
    expect(urlsOf(text).filter((url) => url !== 'https://exa/')).toEqual([]);
  });

  test('whatever is written, what is behind a link is http or https, and lies within the text', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        'https://',
        'http://',
        '@',
        ':',
        '//',
        'javascript:',
        '"',
        '<',
        '>',
        ')',
        '.',
        ' ',
        'a.test',
      ),
      fc.string({ unit: 'grapheme', maxLength: 5 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const text = pieces.join('');
        let end = 0;
        for (const { start, length, url } of findLinks(text)) {
          expect(new URL(url)).toMatchObject({ username: '', password: '' });
          expect(['http:', 'https:']).toContain(new URL(url).protocol);
          expect(start).toBeGreaterThanOrEqual(end);
          end = start + length;
          expect(end).toBeLessThanOrEqual(text.length);
        }
      }),
    );
  });

  test('more than twenty stay text, however long that takes to read', () => {
    expect(findLinks('http://a.test '.repeat(500))).toHaveLength(20);
    expect(urlsOf(`http://a.test/${')'.repeat(8000)}`)).toEqual(['http://a.test/']);
  });
});

describe('mentions', () => {
  const accounts = new Map([
    ['ana', 'id of ana'],
    ['ben.b', 'id of ben.b'],
  ]);
  const mentionsOf = (text: string) => {
    const links = findLinks(text);
    return toSpans(links, findHandles(text, links), accounts);
  };
  const ana = (start: number) => ({ kind: 'mention', start, length: 4, userId: 'id of ana' });

  test.each([
    ['@ana hello', [ana(0)]],
    ['ok @ANA.', [ana(3)]],
    ['👋🏽 @ana…', [ana(5)]],
    ['(@ana), @ana', [ana(1), ana(8)]],
    ['@ben.b.', [{ kind: 'mention', start: 0, length: 6, userId: 'id of ben.b' }]],
    ['@nobody', []],
    ['mail@ana', []],
    ['@anas @ana_ @@ana', []],
    ['https://example.test/@ana', [expect.objectContaining({ kind: 'link' })]],
  ])('%s', (text, spans) => {
    expect(mentionsOf(text)).toEqual(spans);
  });
});
