import { execFile } from 'node:child_process';
import { readdir, rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { listParts } from '@stallcast/sfu-server/part-files';
import { expect, onTestFinished, test, vi } from 'vitest';
import { recordedPictures } from '../media/support/recorded-pictures.ts';
import { asSeller } from '../support/drivers.ts';
import { findShow, prepareShow } from '../support/shows.ts';
import { signal } from './rig/processes.ts';
import { openRig } from './rig/rig.ts';
import { expectRounds } from './rig/rounds.ts';
import { msUntil } from './rig/server.ts';
import {
  longestGapMs,
  openStage,
  type Stage,
  type StageOptions,
  untilFlowing,
  watchForGaps,
} from './rig/stage.ts';

async function openOnce(options: StageOptions = {}): Promise<Stage> {
  const stage = await openStage(options);
  onTestFinished(() => stage.close());
  return stage;
}

const recordingOf = async ({ seller, streamId }: Stage) =>
  (await seller.api('stats.show', { query: { streamId } })).recording;

const isRecording = async (stage: Stage) => (await recordingOf(stage)).state === 'recording';

/** The files of a show's recording, seen by the server's eyes: it may have a disk of its own. */
async function partsOf({ rig, streamId }: Stage): Promise<string[]> {
  const folder = join(`/proc/${rig.server.pid}/root`, rig.server.recordingsDir, streamId);
  const names = (await readdir(folder)).filter((name) => name.endsWith('.mp4'));
  return names.toSorted().map((name) => join(folder, name));
}

async function secondsOf(file: string): Promise<number> {
  const args = ['-v', 'error', '-show_entries', 'format=duration', '-of', 'csv=p=0', file];
  return Number((await promisify(execFile)('ffprobe', args)).stdout);
}

test('F10: a disk that is full ends the recording and nothing else, and the seller is told', async () => {
  const limits = { 'seller told after it was full, ms': 5000, 'picture stood still, ms': 500 };
  await expectRounds({ id: 'F10', what: 'recording disk full', limits }, async () => {
    // A disk of its own for this server alone, gone with it.
    const mount =
      'mkdir -p "$DATA_DIR/recordings" && mount -t tmpfs -o size=400k tmpfs "$DATA_DIR/recordings"';
    const stage = await openStage({
      under: ['unshare', '--map-root-user', '--mount', 'sh', '-c', `${mount} && exec "$0" "$@"`],
      env: { RECORDINGS_MIN_FREE_MB: '0' },
    });
    try {
      await watchForGaps(stage.viewer);
      await msUntil(() => isRecording(stage), 20_000);
      await untilFull(stage);
      const toldMs = await msUntil(async () => (await recordingOf(stage)).state === 'disk-full', 20_000);
      const gapMs = await longestGapMs(stage.viewer);
      const [part = ''] = await partsOf(stage);
      expect((await recordedPictures(part)).keyFramesAt.length).toBeGreaterThan(0);
      await untilFlowing(stage.viewer);
      return { 'seller told after it was full, ms': toldMs, 'picture stood still, ms': gapMs };
    } finally {
      await stage.close();
    }
  });
});

/** Resolves when the disk of the recordings has nothing left. */
async function untilFull({ rig: { server } }: Stage): Promise<void> {
  const folder = join(`/proc/${server.pid}/root`, server.recordingsDir);
  await vi.waitFor(async () => expect((await statfs(folder)).bavail).toBe(0), {
    timeout: 60_000,
    interval: 50,
  });
}

test('F10: a show does not start without space to record it, and the seller reads why', async () => {
  const rig = await openRig({ env: { RECORDINGS_MIN_FREE_MB: '100000000' } });
  onTestFinished(() => rig.close());
  const { api } = await asSeller(rig);
  const { streamId } = await prepareShow(api);
  await expect(api('streams.start', { body: { streamId } })).rejects.toThrow('too little space');
  await expect(api('streams.start', { body: { streamId } })).rejects.toMatchObject({
    status: 507,
    code: 'recording-space-low',
  });
  expect(await findShow(api, streamId)).toMatchObject({ status: 'scheduled', startedAt: null });
  await rig.expectIntact();
});

test('F10: a disk that becomes low while a show is on pauses its recording until there is space', async () => {
  const [sizeMb, leastMb] = [100, 40];
  const mount = `mkdir -p "$DATA_DIR/recordings" && mount -t tmpfs -o size=${sizeMb}m tmpfs "$DATA_DIR/recordings"`;
  const stage = await openOnce({
    under: ['unshare', '--map-root-user', '--mount', 'sh', '-c', `${mount} && exec "$0" "$@"`],
    env: { RECORDINGS_MIN_FREE_MB: String(leastMb) },
  });
  await msUntil(() => isRecording(stage), 20_000);
  const others = join(`/proc/${stage.rig.server.pid}/root`, stage.rig.server.recordingsDir, 'others.bin');
  await writeFile(others, Buffer.alloc((sizeMb - leastMb) * 1024 * 1024));
  const isLow = async () => (await recordingOf(stage)).state === 'disk-low';
  expect(await msUntil(isLow, 20_000)).toBeLessThan(10_000);
  await untilFlowing(stage.viewer);
  expect(await stage.isInterrupted()).toBe(false);
  // A show that is on stays on, also when its seller starts it again.
  await stage.seller.api('streams.start', { body: { streamId: stage.streamId } });
  await rm(others);
  await msUntil(() => isRecording(stage), 20_000);
});

test('F11: a recorder that is killed is followed by another, and the seller is told that a moment is missing', async () => {
  const stage = await openOnce();
  const limits = { 'recording again, ms': 3000, 'lost of what was recorded, ms': 2000 };
  const folder = join(stage.rig.server.recordingsDir, stage.streamId);
  let restarts = 0;
  await expectRounds({ id: 'F11', what: 'recorder killed', limits }, async () => {
    await msUntil(() => isRecording(stage), 20_000);
    await wait(3000);
    const [recorder] = await stage.rig.server.recorders();
    const part = (await listParts(folder)).at(-1);
    if (recorder === undefined || part === undefined) throw new Error('nobody records');
    const killedAtMs = Date.now();
    signal(recorder.pid, 'SIGKILL');
    restarts += 1;
    const goesOn = { state: 'recording', restarts };
    await vi.waitFor(async () => expect(await recordingOf(stage)).toEqual(goesOn), {
      timeout: 20_000,
      interval: 50,
    });
    const againMs = Date.now() - killedAtMs;
    const keptMs = (await secondsOf(part.path)) * 1000;
    const lostMs = killedAtMs - (part.startedAtMs ?? 0) - keptMs;
    return { 'recording again, ms': againMs, 'lost of what was recorded, ms': lostMs };
  });
  await stage.rig.expectIntact();
});
