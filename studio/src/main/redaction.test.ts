import { expect, test } from 'vitest';
import { redact } from './redaction.ts';

const token = 'q8Zk2.abcDEF-123_456~7890';

test.each([
  `Authorization: Bearer ${token}`,
  `authorization: 'Bearer ${token}'`,
  `{"token":"${token}","name":"x"}`,
  `{ token: '${token}' }`,
  `https://shop.example/?ticket=${token}&x=1`,
  `https://seller:${token}@shop.example/`,
  `password=${token}`,
])('what looks like a secret is hidden: %s', (line) => expect(redact(line, [])).not.toContain(token));

test('a known secret is hidden wherever it stands', () => {
  expect(redact(`the header was ${token}, twice: ${token}`, [token])).toBe(
    'the header was [hidden], twice: [hidden]',
  );
});

test('everything else stays readable', () => {
  const line = 'No answer from https://shop.example/api/live/streams after 15000 ms; signed in: true';
  expect(redact(line, [token, ''])).toBe(line);
});
