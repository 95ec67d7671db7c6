import { expect, test } from 'vitest';
import { StatisticsReader } from './media-statistics.ts';

function report(...entries: object[]): ReadonlyMap<string, unknown> {
  return new Map(entries.map((entry, index) => [String(index), entry]));
}

const pair = { type: 'candidate-pair', nominated: true, currentRoundTripTime: 0.042 };

function sent(bytes: number, packets: number, lost: number) {
  return report(
    { type: 'outbound-rtp', kind: 'audio', bytesSent: bytes / 10, packetsSent: packets / 10 },
    {
      ...{ type: 'outbound-rtp', kind: 'video', rid: 'r0', bytesSent: bytes / 2, packetsSent: packets / 2 },
      ...{ frameWidth: 320, frameHeight: 180, framesPerSecond: 30, qualityLimitationReason: 'none' },
    },
    {
      ...{ type: 'outbound-rtp', kind: 'video', rid: 'r1', bytesSent: bytes, packetsSent: packets },
      ...{ frameWidth: 640, frameHeight: 360, framesPerSecond: 28, qualityLimitationReason: 'bandwidth' },
    },
    {
      type: 'outbound-rtp',
      kind: 'video',
      rid: 'r2',
      bytesSent: 0,
      packetsSent: 0,
      frameWidth: 1280,
      frameHeight: 720,
    },
    { type: 'remote-inbound-rtp', kind: 'video', packetsLost: lost },
    pair,
  );
}

test('what is sent: rates since the last reading, the largest layer that flows, the cause of a limit', () => {
  const reader = new StatisticsReader('outgoing');
  expect(reader.read(sent(10_000, 100, 0), 1000).bitrateBps).toBe(0);
  expect(reader.read(sent(110_000, 1100, 160), 2000)).toEqual({
    direction: 'outgoing',
    bitrateBps: 1_280_000,
    framesPerSecond: 28,
    width: 640,
    height: 360,
    activeLayers: 2,
    packetLossRatio: 160 / 1760,
    roundTripTimeMs: 42,
    candidate: null,
    limitation: 'bandwidth',
  });
});

test('what is received', () => {
  const reader = new StatisticsReader('incoming');
  const received = (bytes: number, lost: number) =>
    report(
      {
        ...{
          type: 'inbound-rtp',
          kind: 'video',
          bytesReceived: bytes,
          packetsReceived: bytes / 100,
          packetsLost: lost,
        },
        ...{ frameWidth: 640, frameHeight: 360, framesPerSecond: 15 },
      },
      pair,
    );
  reader.read(received(0, 0), 500);
  expect(reader.read(received(90_000, 100), 1500)).toMatchObject({
    bitrateBps: 720_000,
    packetLossRatio: 0.1,
    activeLayers: 1,
    limitation: null,
  });
});

test('reports that say nothing give zeros, not nonsense', () => {
  const reader = new StatisticsReader('incoming');
  expect(reader.read(report(), 1000)).toMatchObject({
    bitrateBps: 0,
    width: 0,
    packetLossRatio: 0,
    roundTripTimeMs: null,
  });
  expect(
    reader.read(report({ type: 'inbound-rtp', bytesReceived: 'many' }, { type: 7 }), 1000),
  ).toMatchObject({ bitrateBps: 0 });
});

test('the way that media takes is named as ICE does', () => {
  const way = new Map<string, unknown>([
    ['pair', { ...pair, localCandidateId: 'mine' }],
    ['mine', { type: 'local-candidate', candidateType: 'host', protocol: 'tcp' }],
  ]);
  expect(new StatisticsReader('incoming').read(way, 1000).candidate).toBe('host tcp');
});
