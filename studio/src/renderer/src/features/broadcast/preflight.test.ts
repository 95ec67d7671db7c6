import type { ApiClient } from '@stallcast/shared/client';
import { expect, test } from 'vitest';
import { faultsOf, runPreflight } from './preflight.ts';

const serverTime = '2026-12-01T12:00:00.000Z';

/** A server behind a line that carries so many bits a second and does nothing else. */
function line(bps: number, { recordingSpace = true } = {}) {
  let nowMs = 0;
  const sent: number[] = [];
  const send = async (_route: unknown, { body }: { body: { padding: string } }) => {
    const { length } = body.padding;
    nowMs += (length * 8 * 1_000) / bps;
    sent.push(length);
    return { receivedBytes: length, serverTime, recordingSpace };
  };
  const isApi = (value: unknown): value is ApiClient => typeof value === 'function';
  if (!isApi(send)) throw new TypeError('no api');
  return { api: send, sent, monotonicMs: () => nowMs };
}

const run = ({ api, monotonicMs }: ReturnType<typeof line>, clockMs = Date.parse(serverTime)) =>
  runPreflight({ api, monotonicMs, wallClockMs: () => clockMs, signal: new AbortController().signal });

test('what the line carries is told, fast or slow, and it is not asked for long', async () => {
  for (const bps of [200_000, 2_000_000, 50_000_000]) {
    const way = line(bps);
    expect((await run(way)).uplinkBps).toBeGreaterThan(bps * 0.9);
    expect((await run(way)).uplinkBps).toBeLessThan(bps * 1.1);
    expect(way.monotonicMs()).toBeLessThan(2 * (3_000 + (4 * 60_000 * 8 * 1_000) / bps));
    expect(way.sent.length).toBeLessThanOrEqual(2 * 17);
  }
});

test('the clock is compared with the server’s', async () => {
  const ahead = await run(line(5_000_000), Date.parse(serverTime) + 90_000);
  expect(ahead.clockAheadMs).toBe(90_000);
});

const good = { uplinkBps: 8_000_000, clockAheadMs: 0, recordingSpace: true };
test.each([
  [good, []],
  [{ ...good, uplinkBps: 2_000_000 }, ['network-fair']],
  [{ ...good, uplinkBps: 500_000 }, ['network-bad']],
  [{ ...good, clockAheadMs: -61_000 }, ['clock']],
  [{ uplinkBps: 500_000, clockAheadMs: 120_000, recordingSpace: false }, ['disk', 'network-bad', 'clock']],
] as const)('%o wants a look at %o', (preflight, faults) => {
  expect(faultsOf(preflight)).toEqual(faults);
});
