import { afterAll, beforeAll, expect, test } from 'vitest';
import { fakeCameraPicture } from '../support/fake-camera.ts';
import { expectRounds } from './rig/rounds.ts';
import {
  openStage,
  playbackOf,
  type Stage,
  stageStock,
  untilFlowing,
  watchFor,
  wireOf,
} from './rig/stage.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage({ relay: true, udpBlocked: true });
});
afterAll(() => stage?.close());

test('F17: where UDP is blocked, seller and viewers get through over TCP', async () => {
  const limits = { 'seller there after, ms': 10_000, 'picture after, ms': 10_000, 'frames missing, %': 20 };
  let former = stage.host;
  await expectRounds({ id: 'F17', what: 'UDP blocked', limits }, async () => {
    const beganMs = performance.now();
    const host = await stage.publish();
    const publishedMs = performance.now() - beganMs;
    // A seller's page that was replaced goes on taking camera and encoder until somebody closes it.
    await former.close();
    former = host;
    await untilFlowing(stage.viewer, 30_000);
    const viewer = await stage.watch();
    // By the clock of the page, which began when it was opened.
    const { flowingSinceMs: watchedMs } = await playbackOf(viewer);
    for (const page of [host, viewer]) expect((await wireOf(page)).protocol).toBe('tcp');
    const perSecond = await watchFor(viewer, 2000);
    await viewer.close();
    await stage.rig.expectIntact({ [stage.productId]: stageStock });
    return {
      'seller there after, ms': publishedMs,
      'picture after, ms': watchedMs,
      'frames missing, %': Math.max(0, 100 - (100 * perSecond) / fakeCameraPicture.framesPerSecond),
    };
  });
});
