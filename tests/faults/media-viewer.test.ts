import { afterAll, beforeAll, test } from 'vitest';
import { launchShowBrowser } from '../media/support/show-browser.ts';
import { mediaInUse } from './rig/media-in-use.ts';
import { descendantsOf, signal } from './rig/processes.ts';
import { expectRounds } from './rig/rounds.ts';
import { msUntil } from './rig/server.ts';
import { openStage, type Stage, stageStock, untilFlowing } from './rig/stage.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());

/** A browser of which every process can be stopped. */
async function launchStoppable() {
  const before = new Set((await descendantsOf(process.pid)).map(({ pid }) => pid));
  const browser = await launchShowBrowser();
  return {
    browser,
    /** Stops or wakes all that it is made of. */
    async signal(name: 'SIGSTOP' | 'SIGCONT') {
      for (const { pid } of await descendantsOf(process.pid)) if (!before.has(pid)) signal(pid, name);
    },
  };
}

const transportsNow = async () => (await mediaInUse(stage.rig.server)).transports;

test('F19: a viewer whose browser stands still is noticed, not counted any more, and takes nothing', async () => {
  const limits = { 'not counted after, ms': 15_000, 'freed after, ms': 30_000 };
  await expectRounds({ id: 'F19', what: 'browser of a viewer frozen', limits }, async () => {
    const before = await transportsNow();
    const frozen = await launchStoppable();
    try {
      await stage.watch({ browser: frozen.browser });
      await msUntil(async () => (await stage.viewersNow()) === 2, 10_000);
      await frozen.signal('SIGSTOP');
      const [goneMs, freedMs] = await Promise.all([
        msUntil(async () => (await stage.viewersNow()) === 1, 40_000, 50),
        msUntil(async () => (await transportsNow()) <= before, 60_000, 50),
      ]);
      await untilFlowing(stage.viewer);
      await stage.rig.expectIntact({ [stage.productId]: stageStock });
      return { 'not counted after, ms': goneMs, 'freed after, ms': freedMs };
    } finally {
      await frozen.signal('SIGCONT');
      await frozen.browser.close();
    }
  });
});
