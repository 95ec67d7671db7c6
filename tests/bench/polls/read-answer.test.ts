import { expect, test } from 'vitest';
import { readAnswer } from './read-answer.ts';

const whole = 'HTTP/1.1 200 OK\r\nETag: W/"2"\r\nContent-Length: 5\r\n\r\nhello';

test('an answer is read once it is whole, and no further', () => {
  for (let length = 0; length < whole.length; length += 1)
    expect(readAnswer(whole.slice(0, length))).toBeNull();
  expect(readAnswer(`${whole}HTTP/1.1 304`)).toEqual({ status: 200, etag: 'W/"2"', length: whole.length });
});

test('an answer that nothing changed has no body, whatever it tells', () => {
  const unchanged = 'HTTP/1.1 304 Not Modified\r\nX-Content-Length: 9\r\n\r\n';
  expect(readAnswer(unchanged)).toEqual({ status: 304, etag: undefined, length: unchanged.length });
});

test('an answer without a length is none that can be read', () => {
  expect(() => readAnswer('HTTP/1.1 200 OK\r\n\r\n')).toThrow('length');
});
