import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
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
  stage = await openStage();
});
afterAll(() => stage?.close());

test('F6: the picture goes on while the database is away, and nobody comes anew', async () => {
  const limits = { 'picture stood still, ms': 500 };
  await expectRounds({ id: 'F6 picture', what: 'database restarted', limits }, async () => {
    await untilFlowing(stage.viewer);
    await watchForGaps(stage.viewer);
    const { connections } = await playbackOf(stage.viewer);
    await stage.rig.database.stop();
    await wait(1000);
    await stage.rig.database.start();
    await stage.rig.server.untilReady();
    const gapMs = await longestGapMs(stage.viewer);
    expect((await playbackOf(stage.viewer)).connections).toBe(connections);
    expect(await stage.viewersNow()).toBe(1);
    await stage.rig.expectIntact({ [stage.productId]: stageStock });
    return { 'picture stood still, ms': gapMs };
  });
});
