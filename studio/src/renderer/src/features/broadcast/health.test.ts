import type { MediaStatistics } from '@stallcast/shared/media-client';
import { expect, test } from 'vitest';
import { judgeHealth } from './health.ts';

const fine: MediaStatistics = {
  direction: 'outgoing',
  bitrateBps: 2_800_000,
  framesPerSecond: 30,
  width: 1280,
  height: 720,
  activeLayers: 3,
  packetLossRatio: 0,
  roundTripTimeMs: 20,
  candidate: null,
  limitation: 'none',
};

test.each<[string, Partial<MediaStatistics>, string, string]>([
  ['all is well', {}, 'good', 'none'],
  ['the round trip is not known yet', { roundTripTimeMs: null }, 'good', 'none'],
  ['no frame leaves', { framesPerSecond: 0 }, 'bad', 'no-picture'],
  ['a little is lost', { packetLossRatio: 0.05 }, 'fair', 'network-loss'],
  ['much is lost', { packetLossRatio: 0.2 }, 'bad', 'network-loss'],
  ['the way is long', { roundTripTimeMs: 300 }, 'fair', 'network-slow'],
  ['the network is narrow', { limitation: 'bandwidth' }, 'fair', 'network-narrow'],
  ['the computer is busy', { limitation: 'cpu' }, 'fair', 'computer-busy'],
  ['the computer cannot keep up', { limitation: 'cpu', framesPerSecond: 6 }, 'bad', 'computer-busy'],
  ['the camera gives few frames', { framesPerSecond: 12 }, 'fair', 'camera-slow'],
])('when %s', (_, change, word, cause) => {
  expect(judgeHealth({ ...fine, ...change })).toMatchObject({ word, cause });
});
