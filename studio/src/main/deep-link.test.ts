import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findDeepLink, readDeepLink } from './deep-link.ts';

const id = '01938f2a-7b5c-7def-8123-456789abcdef';

test.each([`stallcast://show/${id}`, `stallcast://show/${id}/`, `STALLCAST://show/${id.toUpperCase()}`])(
  '%s opens the show',
  (link) => expect(readDeepLink(link)).toEqual({ streamId: id }),
);

test.each([
  '',
  'stallcast:',
  'stallcast://show/',
  `stallcast://show/${id}/end`,
  `stallcast://show/${id}?delete=1`,
  `stallcast://show/${id}#x`,
  `stallcast://user@show/${id}`,
  `stallcast://show:80/${id}`,
  `stallcast://show.evil.test/${id}`,
  `stallcast://end/${id}`,
  `https://show/${id}`,
  `stallcast-evil://show/${id}`,
  `stallcast://show/../${id.slice(0, -1)}`,
  `stallcast://show/${id}%00`,
  `stallcast://show/${'a'.repeat(10_000)}`,
  'javascript:alert(1)',
  'file:///etc/passwd',
])('%j opens nothing', (link) => expect(readDeepLink(link)).toBeNull());

test('whatever is passed, what is opened is named by an id', () => {
  const texts = fc.oneof(
    fc.string(),
    fc.string().map((rest) => `stallcast://show/${rest}`),
  );
  fc.assert(
    fc.property(texts, (text) => {
      const link = readDeepLink(text);
      if (link) expect(link.streamId).toMatch(/^[0-9a-f-]{36}$/);
    }),
  );
});

test('a link is found among the other arguments of a start', () => {
  expect(findDeepLink(['studio', '--flag', `stallcast://show/${id}`])).toEqual({ streamId: id });
  expect(findDeepLink(['studio', '--server=http://127.0.0.1:4000'])).toBeNull();
});
