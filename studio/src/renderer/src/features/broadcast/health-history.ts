import type { MediaStatistics } from '@stallcast/shared/media-client';

/** One look at how the show goes out. */
export interface HealthReading {
  /** On the clock of `performance.now()`. */
  readonly atMs: number;
  readonly statistics: MediaStatistics;
  /** How busy the computer is with everything that runs on it, 0 to 1; null while unknown. */
  readonly busyShare: number | null;
}

/** How far back the curves reach, in ms. */
export const historyMs = 5 * 60_000;

/** The history with one more reading, without what is older than five minutes. */
export function withReading(
  history: readonly HealthReading[],
  reading: HealthReading,
): readonly HealthReading[] {
  return [...history.filter(({ atMs }) => atMs > reading.atMs - historyMs), reading];
}

/** What can be drawn over time. */
export type CurveName = 'bitrate' | 'height' | 'frames' | 'loss' | 'roundTrip' | 'busy';

interface CurveSpec {
  readonly valueOf: (reading: HealthReading) => number | null;
  /** The curve's upper edge when no value is higher, so that small noise does not look like a storm. */
  readonly atLeast: number;
}

const curves: Record<CurveName, CurveSpec> = {
  bitrate: { valueOf: ({ statistics }) => statistics.bitrateBps, atLeast: 1_000_000 },
  height: { valueOf: ({ statistics }) => statistics.height, atLeast: 720 },
  frames: { valueOf: ({ statistics }) => statistics.framesPerSecond, atLeast: 30 },
  loss: { valueOf: ({ statistics }) => statistics.packetLossRatio, atLeast: 0.1 },
  roundTrip: { valueOf: ({ statistics }) => statistics.roundTripTimeMs, atLeast: 100 },
  busy: { valueOf: ({ busyShare }) => busyShare, atLeast: 1 },
};

export interface Curve {
  /** The newest value that is known; null before there is one. */
  readonly now: number | null;
  /** Lines to draw, each `[x, y]` from 0 to 1: x 1 is now, y 1 the upper edge. Where nothing is known, a line ends. */
  readonly lines: readonly (readonly (readonly [number, number])[])[];
}

/** A figure over the last five minutes. Readings missing for over 10 s (sleep, no connection) leave a gap. */
export function curveOf(history: readonly HealthReading[], name: CurveName): Curve {
  const { valueOf, atLeast } = curves[name];
  const newestMs = history.at(-1)?.atMs ?? 0;
  const values = history.map((reading) => ({ atMs: reading.atMs, value: valueOf(reading) }));
  const highest = Math.max(atLeast, ...values.map(({ value }) => value ?? 0));
  const lines: [number, number][][] = [];
  let lastMs = Number.NEGATIVE_INFINITY;
  for (const { atMs, value } of values) {
    if (value === null) continue;
    if (atMs - lastMs > gapMs) lines.push([]);
    lines.at(-1)?.push([1 - (newestMs - atMs) / historyMs, value / highest]);
    lastMs = atMs;
  }
  return { now: values.findLast(({ value }) => value !== null)?.value ?? null, lines };
}

const gapMs = 10_000;
