import type { MediaStatistics } from '@stallcast/shared/media-client';
import { expect, test } from 'vitest';
import { curveOf, type HealthReading, historyMs, withReading } from './health-history.ts';

const statistics: MediaStatistics = {
  ...{ direction: 'outgoing', bitrateBps: 2_000_000, framesPerSecond: 30, width: 1280, height: 720 },
  ...{ activeLayers: 3, packetLossRatio: 0, roundTripTimeMs: 40, candidate: 'host udp', limitation: 'none' },
};

const reading = (atMs: number, changes: Partial<MediaStatistics> = {}): HealthReading => ({
  atMs,
  statistics: { ...statistics, ...changes },
  busyShare: 0.5,
});

test('what is older than five minutes is forgotten, however long a show lasts', () => {
  let history: readonly HealthReading[] = [];
  for (let atMs = 0; atMs <= 2 * historyMs; atMs += 2_000) history = withReading(history, reading(atMs));
  expect(history).toHaveLength(150);
  expect(history[0]?.atMs).toBeGreaterThan(historyMs);
});

test('a curve ends at the right edge, and its highest value is the upper one', () => {
  const history = [reading(0, { bitrateBps: 1_000_000 }), reading(2_000, { bitrateBps: 4_000_000 })];
  const { now, lines } = curveOf(history, 'bitrate');
  expect(now).toBe(4_000_000);
  expect(lines).toHaveLength(1);
  expect(lines[0]?.[0]?.[0]).toBeCloseTo(1 - 2_000 / historyMs);
  expect(lines[0]?.map(([, y]) => y)).toEqual([0.25, 1]);
});

test('little is drawn as little: a curve of small values does not fill its height', () => {
  const { lines } = curveOf([reading(0, { packetLossRatio: 0.01 })], 'loss');
  expect(lines[0]?.[0]?.[1]).toBeCloseTo(0.1);
});

test('a time without readings is a gap, not a line over it', () => {
  const history = [reading(0), reading(2_000), reading(60_000), reading(62_000)];
  expect(curveOf(history, 'frames').lines.map((line) => line.length)).toEqual([2, 2]);
});

test('what is not known is not drawn', () => {
  const history = [reading(0, { roundTripTimeMs: null }), reading(2_000, { roundTripTimeMs: 50 })];
  expect(curveOf(history, 'roundTrip')).toMatchObject({ now: 50, lines: [[[1, 0.5]]] });
  expect(curveOf([], 'roundTrip')).toEqual({ now: null, lines: [] });
});
