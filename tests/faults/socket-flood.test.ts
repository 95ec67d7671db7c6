import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asGuest, asSeller } from '../support/drivers.ts';
import { openRawSocket, type RawSocket } from '../support/raw-socket.ts';
import { type Listener, watchShow } from '../support/show-sockets.ts';
import { goLive } from '../support/shows.ts';
import { openRig, type Rig } from './rig/rig.ts';
import { expectRounds } from './rig/rounds.ts';

const flooders = 5;
const messagesEach = 1_000;
/** Few enough of each viewer that they are no flood themselves. */
const viewers = 20;
const questionsEach = 10;
/** Below this nobody tells the difference: a quiet server answers in a fraction of it, in ms. */
const unnoticedMs = 10;

let rig: Rig;
let others: Listener[];

beforeAll(async () => {
  rig = await openRig();
  const { streamId } = await goLive((await asSeller(rig)).api);
  others = await Promise.all(
    Array.from({ length: viewers }, () => watchShow(rig.url, asGuest(rig), streamId)),
  );
});
afterAll(async () => {
  for (const viewer of others ?? []) viewer.close();
  await rig?.close();
});

/** How long an answer takes those who do not flood, when 99 of 100 are quicker, in ms. */
async function answeredMs(): Promise<number> {
  const tookMs: number[] = [];
  const askOn = async (viewer: Listener) => {
    for (let asked = 0; asked < questionsEach; asked += 1) {
      const startedAtMs = performance.now();
      await viewer.request('media.capabilities', {});
      tookMs.push(performance.now() - startedAtMs);
    }
  };
  await Promise.all(others.map(askOn));
  return tookMs.toSorted((one, other) => one - other)[Math.ceil(tookMs.length * 0.99) - 1] ?? 0;
}

function flood(socket: RawSocket): void {
  for (let message = 0; message < messagesEach; message += 1)
    socket.write(`42${message}["media.capabilities",{}]`);
}

test('T23: sockets that flood are closed, and others wait no longer for it', async () => {
  const limits = { 'p99 of others, times': 2, 'flooders not closed': 0 };
  await expectRounds({ id: 'T23', what: `${flooders} × ${messagesEach} messages`, limits }, async () => {
    const before = await answeredMs();
    const sockets = await Promise.all(Array.from({ length: flooders }, () => openRawSocket(rig.url)));
    let closed = 0;
    const ended = sockets.map(async (socket) => {
      await socket.closed;
      closed += 1;
    });
    for (const socket of sockets) flood(socket);
    const during = await answeredMs();
    await Promise.all(ended);
    // A second later everyone may ask as often again.
    await wait(1_000);
    return {
      'p99 of others, times': during / Math.max(before, unnoticedMs),
      'flooders not closed': flooders - closed,
    };
  });
  expect(others.map(({ status }) => status)).toEqual(others.map(() => 'connected'));
  await rig.expectIntact();
});
