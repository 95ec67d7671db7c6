import { expect, test } from 'vitest';
import { listenInfos } from './listen-infos.ts';

test('UDP and TCP on one port of each address', () => {
  expect(listenInfos({ listenIps: ['192.0.2.1'], announcedAddress: null }, 44_400)).toEqual([
    { protocol: 'udp', ip: '192.0.2.1', port: 44_400 },
    { protocol: 'tcp', ip: '192.0.2.1', port: 44_400 },
  ]);
});

test('behind a router clients are told its address, except on loopback beside it', () => {
  const infos = listenInfos({ listenIps: ['127.0.0.1', '10.0.0.2'], announcedAddress: 'shop.example' }, 1);
  expect(infos.map(({ ip, announcedAddress }) => [ip, announcedAddress])).toEqual([
    ['127.0.0.1', undefined],
    ['127.0.0.1', undefined],
    ['10.0.0.2', 'shop.example'],
    ['10.0.0.2', 'shop.example'],
  ]);
  expect(listenInfos({ listenIps: [], announcedAddress: 'shop.example' }, 1)[0]).toMatchObject({
    ip: '0.0.0.0',
    announcedAddress: 'shop.example',
  });
});

test('without settings every address of this machine is listened on by itself', () => {
  const ips = new Set(listenInfos({ listenIps: [], announcedAddress: null }, 0).map(({ ip }) => ip));
  expect(ips).toContain('127.0.0.1');
  expect(ips).not.toContain('0.0.0.0');
});
