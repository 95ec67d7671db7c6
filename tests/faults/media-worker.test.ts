import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asUser, type UserPerson } from '../support/drivers.ts';
import { signal } from './rig/processes.ts';
import { expectRounds, isFullSet } from './rig/rounds.ts';
import { msUntil } from './rig/server.ts';
import { longestGapMs, openStage, type Stage, stageStock, untilFlowing, watchForGaps } from './rig/stage.ts';

let stage: Stage;
let chatter: UserPerson;
let serverPid: number;

beforeAll(async () => {
  stage = await openStage();
  chatter = await asUser(stage.rig);
  serverPid = stage.rig.server.pid;
});
afterAll(() => stage?.close());

async function workerPid(): Promise<number> {
  const [worker] = await stage.rig.server.workers();
  if (worker === undefined) throw new Error('no media worker lives');
  return worker.pid;
}

/** Everything but media has to go on as if nothing was. */
async function expectUnharmed(): Promise<void> {
  expect(stage.rig.server.pid).toBe(serverPid);
  expect(await stage.viewersNow()).toBe(1);
  await stage.rig.expectIntact({ [stage.productId]: stageStock });
}

/** A worker that lived this long did not die young, in ms: the next one is started at once. */
const longLifeMs = 10_000;
/** In the quick set rounds follow each other, and each death is waited for a little longer. */
const untilForgotten = async (number: number) => {
  if (number > 0 && isFullSet) await wait(longLifeMs);
};

const say = (text: string) => chatter.api('interact.comment', { body: { streamId: stage.streamId, text } });

test('F1: the picture comes back by itself after a media worker was killed', async () => {
  await expectRounds(
    { id: 'F1', what: 'media worker killed', limits: { 'picture back, ms': 3000 } },
    async ({ number }) => {
      await untilForgotten(number);
      await watchForGaps(stage.viewer);
      signal(await workerPid(), 'SIGKILL');
      await say(`still here ${number}`);
      await untilFlowing(stage.viewer, 20_000, 1);
      await expectUnharmed();
      return { 'picture back, ms': await longestGapMs(stage.viewer) };
    },
  );
});

test('F2: the picture comes back by itself after a media worker hung', async () => {
  await expectRounds(
    { id: 'F2', what: 'media worker frozen', limits: { 'picture back, ms': 5000 } },
    async ({ number }) => {
      await untilForgotten(number);
      await watchForGaps(stage.viewer);
      signal(await workerPid(), 'SIGSTOP');
      await say(`and still here ${number}`);
      await untilFlowing(stage.viewer, 20_000, 1);
      await expectUnharmed();
      return { 'picture back, ms': await longestGapMs(stage.viewer) };
    },
  );
});

test('F3: media that crashes again and again is waited for longer, and the shop goes on', async () => {
  const limits = { 'picture back after the last, ms': 10_000, 'requests refused': 0 };
  await expectRounds({ id: 'F3', what: 'media worker killed 5 times', limits }, async ({ number }) => {
    await untilForgotten(number);
    let refused = 0;
    for (let death = 0; death < 5; death += 1) {
      await msUntil(async () => (await stage.rig.server.workers()).length > 0, 20_000);
      signal(await workerPid(), 'SIGKILL');
      await msUntil(async () => (await statusOf('/healthz')) === 503, 3000, 10).catch(() => undefined);
      for (const path of ['/readyz', '/livez', `/api/live/streams?streamId=${stage.streamId}`])
        if ((await statusOf(path)) !== 200) refused += 1;
    }
    const lastMs = performance.now();
    await watchForGaps(stage.viewer);
    await msUntil(async () => (await statusOf('/healthz')) === 200, 20_000);
    await untilFlowing(stage.viewer, 30_000, 1);
    const backMs = performance.now() - lastMs - 1000;
    await expectUnharmed();
    return { 'picture back after the last, ms': backMs, 'requests refused': refused };
  });
});

async function statusOf(path: string): Promise<number> {
  return (await fetch(stage.rig.url + path)).status;
}
