import { createSocket } from 'node:dgram';
import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asGuest } from '../support/drivers.ts';
import { openRawSocket } from '../support/raw-socket.ts';
import { expectRounds, isFullSet } from './rig/rounds.ts';
import {
  openStage,
  playbackOf,
  shownPerSecond,
  type Stage,
  stageStock,
  watchFor,
  watchForGaps,
} from './rig/stage.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());

/** Frames that the viewer lost while this went on, of those that came before, in percent. */
async function framesLostDuring(trouble: () => Promise<void>): Promise<number> {
  const before = await watchFor(stage.viewer, 3000);
  await watchForGaps(stage.viewer);
  await trouble();
  return Math.max(0, 100 - (100 * (await shownPerSecond(stage.viewer))) / before);
}

async function workerPids(): Promise<number[]> {
  return (await stage.rig.server.workers()).map(({ pid }) => pid);
}

/** Asks for transports until the server has enough of it; answers how many it was given. */
async function askForTransports(calls: number): Promise<number> {
  const { ticket } = await asGuest(stage.rig).api('viewers.join', { body: { streamId: stage.streamId } });
  const socket = await openRawSocket(stage.rig.url);
  await socket.request('show.watch', { ticket });
  let given = 0;
  for (let call = 0; call < calls; call += 1) {
    void socket.request('media.createTransport', { direction: 'recv' }).then((answer) => {
      if (typeof answer === 'object' && answer !== null && 'data' in answer) given += 1;
    });
  }
  await socket.closed;
  return given;
}

test('T19: who asks for transports without end is put out, and nobody else loses a frame over it', async () => {
  const limits = { 'frames lost by another, %': 5 };
  await expectRounds({ id: 'T19', what: 'transports without end', limits }, async () => {
    const lost = await framesLostDuring(async () => {
      // Cut off, it comes again at once, for as long as it takes to see a difference.
      for (const endMs = performance.now() + 5000; performance.now() < endMs; await wait(100))
        expect(await askForTransports(10_000)).toBeLessThanOrEqual(32);
    });
    await stage.rig.expectIntact({ [stage.productId]: stageStock });
    return { 'frames lost by another, %': lost };
  });
});

/** First bytes of what shares the port: STUN, DTLS, RTP, RTCP. */
const beginnings = [[0, 1, 0, 8, 0x21, 0x12, 0xa4, 0x42], [22, 254, 253, 0, 0], [0x90, 96], [0x81, 201], []];
const packets = isFullSet ? 100_000 : 20_000;
const batch = { size: 100, everyMs: 20 };

/** Sends rubbish to the media port, five thousand packets a second. */
async function floodMediaPort(): Promise<void> {
  const socket = createSocket('udp4');
  try {
    const beganMs = performance.now();
    for (let sent = 0; sent < packets; sent += batch.size) {
      for (let one = 0; one < batch.size; one += 1) {
        const packet = Buffer.concat([
          Buffer.from(beginnings[one % beginnings.length] ?? []),
          randomBytes(12 * (one + 1)),
        ]);
        socket.send(packet, stage.rig.server.mediaPort, '127.0.0.1');
      }
      await wait(
        Math.max(0, beganMs + ((sent + batch.size) / batch.size) * batch.everyMs - performance.now()),
      );
    }
  } finally {
    socket.close();
  }
}

test('T24: rubbish at the media port costs those who watch no frames, and who comes meanwhile no time', async () => {
  const limits = { 'frames lost, %': 5, 'a new viewer sees after, ms': 3000 };
  await expectRounds({ id: 'T24', what: 'rubbish at the media port', limits }, async () => {
    const workers = await workerPids();
    const lost = await framesLostDuring(floodMediaPort);
    const flood = floodMediaPort();
    const late = await stage.watch();
    // By the clock of the page, which began when it was opened.
    const { flowingSinceMs: joinedMs } = await playbackOf(late);
    await flood;
    await late.close();
    expect(await workerPids()).toEqual(workers);
    await stage.rig.expectIntact({ [stage.productId]: stageStock });
    return { 'frames lost, %': lost, 'a new viewer sees after, ms': joinedMs };
  });
});
