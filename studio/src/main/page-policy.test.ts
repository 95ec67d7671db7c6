import { expect, test } from 'vitest';
import { isOwnPage } from './own-page.ts';
import { pagePolicy } from './page-policy.ts';

const rule = (policy: string, name: string) => policy.split('; ').find((part) => part.startsWith(`${name} `));

test('the page reaches the server in use, and nobody else', () => {
  const policy = pagePolicy('https://shop.example');
  expect(rule(policy, 'connect-src')).toBe("connect-src 'self' wss://shop.example");
  expect(rule(policy, 'img-src')).toBe("img-src 'self' blob: https://shop.example");
  expect(rule(pagePolicy('http://127.0.0.1:4000'), 'connect-src')).toBe(
    "connect-src 'self' ws://127.0.0.1:4000",
  );
  expect(rule(pagePolicy(null), 'connect-src')).toBe("connect-src 'self'");
});

test('scripts and styles come from the app alone', () => {
  const policy = pagePolicy('https://shop.example');
  expect(rule(policy, 'default-src')).toBe("default-src 'none'");
  expect(rule(policy, 'script-src')).toBe("script-src 'self'");
  expect(rule(policy, 'style-src')).toBe("style-src 'self'");
  expect(policy).not.toContain('unsafe');
});

test.each([
  ['app://studio/index.html', true],
  ['app://studio', true],
  ['app://studio.evil.test/', false],
  ['app://evil/index.html', false],
  ['app://user@studio/index.html', false],
  ['https://studio/', false],
  ['file:///index.html', false],
  ['about:blank', false],
  ['', false],
])('%s is our own page: %s', (address, own) => expect(isOwnPage(address)).toBe(own));
