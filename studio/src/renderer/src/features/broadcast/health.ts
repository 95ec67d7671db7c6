import type { MediaStatistics } from '@stallcast/shared/media-client';

export type HealthWord = 'good' | 'fair' | 'bad';
export type HealthCause =
  | 'none'
  | 'no-picture'
  | 'network-narrow'
  | 'network-loss'
  | 'network-slow'
  | 'computer-busy'
  | 'camera-slow';

export interface Health {
  readonly word: HealthWord;
  readonly cause: HealthCause;
  readonly statistics: MediaStatistics;
}

// Where a viewer begins to notice, and where watching is no pleasure any more.
const lossFair = 0.03;
const lossBad = 0.1;
const roundTripFairMs = 250;
const roundTripBadMs = 600;
const framesFair = 15;
const framesBad = 8;

/** One word about how the show goes out, with the cause that matters most. */
export function judgeHealth(statistics: MediaStatistics): Health {
  const [word, cause] = judge(statistics);
  return { word, cause, statistics };
}

function judge({
  framesPerSecond,
  packetLossRatio,
  roundTripTimeMs,
  limitation,
}: MediaStatistics): [HealthWord, HealthCause] {
  if (framesPerSecond === 0) return ['bad', 'no-picture'];
  const delayMs = roundTripTimeMs ?? 0;
  if (packetLossRatio >= lossBad) return ['bad', 'network-loss'];
  if (delayMs >= roundTripBadMs) return ['bad', 'network-slow'];
  if (framesPerSecond < framesBad) return ['bad', limitation === 'cpu' ? 'computer-busy' : 'camera-slow'];
  if (limitation === 'bandwidth') return ['fair', 'network-narrow'];
  if (limitation === 'cpu') return ['fair', 'computer-busy'];
  if (packetLossRatio >= lossFair) return ['fair', 'network-loss'];
  if (delayMs >= roundTripFairMs) return ['fair', 'network-slow'];
  return framesPerSecond < framesFair ? ['fair', 'camera-slow'] : ['good', 'none'];
}
