import type { ApiClient } from '@stallcast/shared/client';

/** What the way to the server, its clock and its disk are like before a show. */
export interface Preflight {
  /** What got to the server a second, in bits. A lower bound: it was measured for a moment, over one program. */
  readonly uplinkBps: number;
  /** How far this computer's clock is ahead of the server's, in ms; behind is less than 0. */
  readonly clockAheadMs: number;
  readonly recordingSpace: boolean;
}

interface PreflightDeps {
  readonly api: ApiClient;
  /** Ms on a clock that only goes forward. */
  readonly monotonicMs: () => number;
  /** Ms since the epoch by this computer's clock. */
  readonly wallClockMs: () => number;
  readonly signal: AbortSignal;
}

const packetLength = 60_000;
/** As many at once as fill a line of some length. */
const lanes = 4;
/** Enough to tell a good line from a bad one: at 2 Mbit/s it takes under 5 s. */
const mostPackets = 16;
const limitMs = 3_000;

/**
 * Sends something to the server for 3 s at most and sees how much gets there. Throws ApiError when the server cannot be
 * asked, and what `signal` was aborted with.
 */
export async function runPreflight(deps: PreflightDeps): Promise<Preflight> {
  const { api, monotonicMs, wallClockMs, signal } = deps;
  const send = (padding: string) => api('streams.preflight', { body: { padding } }, { signal });
  const askedAtMs = wallClockMs();
  // The first one opens the way, and is short: it tells the time.
  const { serverTime, recordingSpace } = await send('');
  const clockAheadMs = (askedAtMs + wallClockMs()) / 2 - Date.parse(serverTime);
  const padding = 'x'.repeat(packetLength);
  const startedAtMs = monotonicMs();
  let [packets, bytes] = [0, 0];
  const lane = async () => {
    while (packets < mostPackets && monotonicMs() - startedAtMs < limitMs) {
      packets += 1;
      const { receivedBytes } = await send(padding);
      bytes += receivedBytes;
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  const tookMs = Math.max(1, monotonicMs() - startedAtMs);
  return { uplinkBps: (bytes * 8 * 1_000) / tookMs, clockAheadMs, recordingSpace };
}

/** What is sent at 720p with all its layers, and what leaves room for it, in bit/s. */
const neededBps = 1_500_000;
const comfortableBps = 3_000_000;
/** Tickets and times are judged with this much leeway, in ms. */
const clockLeewayMs = 60_000;

export type PreflightFault = 'network-bad' | 'network-fair' | 'clock' | 'disk';

/** What of it wants to be looked at, the worst first. */
export function faultsOf({ uplinkBps, clockAheadMs, recordingSpace }: Preflight): PreflightFault[] {
  const faults: PreflightFault[] = [];
  if (!recordingSpace) faults.push('disk');
  if (uplinkBps < neededBps) faults.push('network-bad');
  else if (uplinkBps < comfortableBps) faults.push('network-fair');
  if (Math.abs(clockAheadMs) > clockLeewayMs) faults.push('clock');
  return faults;
}
