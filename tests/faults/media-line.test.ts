import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectRounds, isFullSet } from './rig/rounds.ts';
import { msUntil } from './rig/server.ts';
import {
  longestGapMs,
  openStage,
  type Stage,
  stageStock,
  untilFlowing,
  watchFor,
  watchForGaps,
  wireOf,
} from './rig/stage.ts';

let stage: Stage;
let other: Page;
/** Ports that the seller's, and the limited viewer's, media go by. */
let sellerPorts: readonly number[];
let viewerPorts: readonly number[];

const thinBps = 300_000;
/** How long a line stays thin after everyone has got used to it, in ms. */
const thinMs = isFullSet ? 8000 : 4000;
/** Of this picture there is another layer half as tall; the two take about 430 and 120 kbit/s. */
const fullHeightPx = 360;

beforeAll(async () => {
  stage = await openStage({ relay: true, busyPicture: fullHeightPx });
  sellerPorts = portsBy('upBytes');
  viewerPorts = portsBy('downBytes');
  other = await stage.watch();
});
afterAll(() => stage?.close());

/** Ports with more than a handshake in this direction. */
function portsBy(direction: 'upBytes' | 'downBytes'): number[] {
  const otherWay = direction === 'upBytes' ? 'downBytes' : 'upBytes';
  return [...stage.relay.traffic]
    .filter(([, traffic]) => traffic[direction] > 2 * traffic[otherWay])
    .map(([port]) => port);
}

function setRate(ports: readonly number[], rateBps: number): void {
  for (const port of ports) stage.relay.set({ rateBps }, port);
}

const heightOf = async (viewer: Page) => (await wireOf(viewer)).heightPx;

async function untilFull(viewer: Page): Promise<void> {
  await msUntil(async () => (await heightOf(viewer)) === fullHeightPx, 60_000, 100);
  await untilFlowing(viewer);
}

/** Resolves with the ms until a smaller picture is shown. */
const msUntilSmaller = (viewer: Page) =>
  msUntil(
    async () => {
      const heightPx = await heightOf(viewer);
      return heightPx > 0 && heightPx < fullHeightPx;
    },
    20_000,
    50,
  );

/** Share of the sound, in percent, that was made up since `before` because nothing had come. */
async function madeUpSound(viewer: Page, before: Awaited<ReturnType<typeof wireOf>>): Promise<number> {
  const after = await wireOf(viewer);
  const played = after.soundSamples - before.soundSamples;
  return (100 * (after.madeUpSamples - before.madeUpSamples)) / Math.max(1, played);
}

test('F16: a viewer whose line is thin gets a smaller picture soon, and nobody else does', async () => {
  const limits = {
    'smaller after, ms': 5000,
    // Beside whatever else a machine does, a line that shrinks is found out a second or two later.
    'stood still for the viewer, ms': isFullSet ? 2000 : 3000,
    'frames lost by another, %': 5,
  };
  await expectRounds({ id: 'F16', what: 'thin line of a viewer', limits }, async () => {
    await Promise.all([untilFull(stage.viewer), untilFull(other)]);
    const usual = await watchFor(other, 3000);
    await watchForGaps(stage.viewer, other);
    setRate(viewerPorts, thinBps);
    const smallerMs = await msUntilSmaller(stage.viewer);
    await wait(thinMs);
    const gapMs = await longestGapMs(stage.viewer);
    const { framesShown, watchedMs } = await other.evaluate(() => window.show.playback);
    const heightPx = await heightOf(other);
    setRate(viewerPorts, Infinity);
    expect(heightPx).toBe(fullHeightPx);
    await stage.rig.expectIntact({ [stage.productId]: stageStock });
    return {
      'smaller after, ms': smallerMs,
      'stood still for the viewer, ms': gapMs,
      'frames lost by another, %': Math.max(0, 100 - (100_000 * framesShown) / watchedMs / usual),
    };
  });
});

// A line that was thin takes most of a minute to be trusted again.
const othersToo = isFullSet ? ['seller'] : [];

test.each(othersToo)(
  'F16: of a %s whose line is thin everyone gets a smaller picture, and the sound stays',
  async () => {
    const limits = { 'smaller after, ms': 5000, 'stood still, ms': 3000, 'sound made up, %': 5 };
    await expectRounds({ id: 'F16 seller', what: 'thin line of the seller', limits }, async () => {
      const viewers = [stage.viewer, other];
      await Promise.all(viewers.map(untilFull));
      const before = await wireOf(other);
      await watchForGaps(...viewers);
      setRate(sellerPorts, thinBps);
      const smallerMs = Math.max(...(await Promise.all(viewers.map(msUntilSmaller))));
      await wait(thinMs);
      const gapMs = Math.max(...(await Promise.all(viewers.map(longestGapMs))));
      const madeUp = await madeUpSound(other, before);
      setRate(sellerPorts, Infinity);
      expect(await stage.isInterrupted()).toBe(false);
      await stage.rig.expectIntact({ [stage.productId]: stageStock });
      return { 'smaller after, ms': smallerMs, 'stood still, ms': gapMs, 'sound made up, %': madeUp };
    });
  },
);
