import { expect, test } from 'vitest';
import { readServerAddress } from './server-address.ts';

test.each([
  ['https://shop.example', 'https://shop.example', false],
  ['shop.example', 'https://shop.example', false],
  ['  https://shop.example/shows/1?x#y ', 'https://shop.example', false],
  ['127.0.0.1:4000', 'http://127.0.0.1:4000', false],
  ['localhost:4000', 'http://localhost:4000', false],
  ['http://192.168.1.20:4000', 'http://192.168.1.20:4000', true],
  ['market-box', 'http://market-box', true],
  ['stall.local:8080', 'http://stall.local:8080', true],
  ['http://[::1]:4000', 'http://[::1]:4000', false],
])('%s means %s (exposed to the local network: %s)', (text, origin, exposed) => {
  expect(readServerAddress(text)).toEqual({ ok: true, origin, exposed });
});

test.each([
  '',
  '   ',
  'not an address',
  'ftp://shop.example',
  'javascript:alert(1)',
  'file:///etc/passwd',
  'https://a:b@shop.example',
])('%j is no address', (text) => expect(readServerAddress(text)).toEqual({ ok: false, reason: 'invalid' }));

test.each(['http://shop.example', 'http://8.8.8.8', 'http://172.32.0.1', 'http://10.0.0.1.evil.example'])(
  '%s would send the password readable over the internet',
  (text) => expect(readServerAddress(text)).toEqual({ ok: false, reason: 'needs-https' }),
);
