import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { expect, test } from 'vitest';
import { clientAddress } from './client-address.ts';

function requestWith(forwarded: string): IncomingMessage {
  const request = new IncomingMessage(new Socket());
  request.headers['x-forwarded-for'] = forwarded;
  return request;
}

test('T35: without a proxy of our own, nobody can claim another address', () => {
  expect(clientAddress(requestWith('198.51.100.7'), 0)).toBe('unknown');
});

test('T35: behind one proxy, only what that proxy wrote counts', () => {
  expect(clientAddress(requestWith('203.0.113.9, 198.51.100.7'), 1)).toBe('198.51.100.7');
});
