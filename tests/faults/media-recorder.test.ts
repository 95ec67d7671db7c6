import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { listParts } from '@stallcast/sfu-server/part-files';
import { afterAll, beforeAll, test } from 'vitest';
import { listProcesses } from './rig/processes.ts';
import { expectRounds } from './rig/rounds.ts';
import { msUntil } from './rig/server.ts';
import { openStage, type Stage, stageStock, untilFlowing } from './rig/stage.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());

async function isGone(pid: number): Promise<boolean> {
  const process = (await listProcesses()).find((one) => one.pid === pid);
  return process === undefined || process.state === 'Z';
}

async function secondsOf(file: string): Promise<number> {
  const args = ['-v', 'error', '-show_entries', 'format=duration', '-of', 'csv=p=0', file];
  return Number((await promisify(execFile)('ffprobe', args)).stdout);
}

test('F4: a recorder whose server was killed ends soon after it, and what it wrote plays to the end', async () => {
  const limits = { 'recorder gone after, ms': 2000, 'lost of what was recorded, ms': 2000 };
  await expectRounds({ id: 'F4 recorder', what: 'server killed', limits }, async () => {
    await msUntil(async () => (await stage.rig.server.recorders()).length === 1, 30_000);
    await wait(3000);
    const folder = join(stage.rig.server.recordingsDir, stage.streamId);
    const [recorder] = await stage.rig.server.recorders();
    const part = (await listParts(folder)).at(-1);
    if (recorder === undefined || part === undefined) throw new Error('nobody records');
    const killedAtMs = Date.now();
    await stage.rig.server.kill();
    const goneMs = await msUntil(() => isGone(recorder.pid), 30_000);
    const keptMs = (await secondsOf(part.path)) * 1000;
    await stage.rig.server.start();
    await untilFlowing(stage.viewer, 40_000, 1);
    await stage.rig.expectIntact({ [stage.productId]: stageStock });
    return {
      'recorder gone after, ms': goneMs,
      'lost of what was recorded, ms': killedAtMs - (part.startedAtMs ?? 0) - keptMs,
    };
  });
});
