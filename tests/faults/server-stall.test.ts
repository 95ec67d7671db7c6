import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { expectRounds } from './rig/rounds.ts';
import {
  longestGapMs,
  openStage,
  playbackOf,
  type Stage,
  stageStock,
  untilFlowing,
  watchForGaps,
} from './rig/stage.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage({ supervised: true });
});
afterAll(() => stage?.close());

const connectionsOf = async () =>
  Math.max(
    ...(await Promise.all(
      [stage.host, stage.viewer].map(async (page) => (await playbackOf(page)).connections),
    )),
  );

async function expectUnharmed(): Promise<void> {
  await vi.waitFor(async () => expect(await stage.viewersNow()).toBe(1), { timeout: 15_000 });
  await vi.waitFor(async () => expect(await stage.isInterrupted()).toBe(false), { timeout: 15_000 });
  await stage.rig.expectIntact({ [stage.productId]: stageStock });
}

test('F4: the picture comes back by itself after the server was killed and started again', async () => {
  await expectRounds(
    { id: 'F4 picture', what: 'server killed', limits: { 'picture back, ms': 5000 } },
    async () => {
      await untilFlowing(stage.viewer);
      await watchForGaps(stage.viewer);
      await stage.rig.server.kill();
      await untilFlowing(stage.viewer, 40_000, 1);
      const gapMs = await longestGapMs(stage.viewer);
      await expectUnharmed();
      return { 'picture back, ms': gapMs };
    },
  );
});

test('F20: a server that stands still for a moment is not even noticed, and for long once', async () => {
  const limits = {
    'picture stood still in 5 s, ms': 500,
    'new connections in 5 s': 0,
    'tries after 20 s': 2,
  };
  await expectRounds({ id: 'F20', what: 'server frozen', limits }, async () => {
    await untilFlowing(stage.viewer);
    await watchForGaps(stage.viewer);
    const before = await connectionsOf();
    stage.rig.server.freeze();
    await wait(5000);
    stage.rig.server.thaw();
    const gapMs = await longestGapMs(stage.viewer);
    await wait(1000);
    const newConnections = (await connectionsOf()) - before;
    stage.rig.server.freeze();
    await wait(20_000);
    stage.rig.server.thaw();
    await vi.waitFor(() => expectUnharmed(), { timeout: 10_000, interval: 200 });
    await untilFlowing(stage.viewer);
    const tries = (await connectionsOf()) - before - newConnections;
    return {
      'picture stood still in 5 s, ms': gapMs,
      'new connections in 5 s': newConnections,
      'tries after 20 s': tries,
    };
  });
});
