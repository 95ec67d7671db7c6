import { access, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { FinalisedRecording, ReplayPiece } from '@stallcast/sfu-server/media';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { playThrough } from '../support/recorded-video.ts';
import { seeFrame, showsFakeCamera } from '../support/watch-video.ts';
import { type MediaServer, type MediaServerOptions, startMediaServer } from './support/media-server.ts';
import type { PublishOptions } from './support/page-script.ts';
import { recordedPictures } from './support/recorded-pictures.ts';
import { launchShowBrowser, type ShowBrowser } from './support/show-browser.ts';
import { type Show, startShow } from './support/show.ts';

let browser: ShowBrowser;
let server: MediaServer;
let show: Show;

beforeAll(async () => {
  browser = await launchShowBrowser();
});

afterEach(async () => {
  await show?.host.close();
  await server?.close();
});

afterAll(() => browser?.close());

async function begin(
  publish: Omit<PublishOptions, 'streamId'> = {},
  options: MediaServerOptions = {},
): Promise<void> {
  server = await startMediaServer(options);
  show = await startShow(server, browser, publish);
}

function recorderPid(): number | undefined {
  return server.media.facts.recorderPids[0];
}

/** Resolves when a part is being written by another ffmpeg than before; with its process id. */
async function untilRecording(before?: number): Promise<number> {
  return vi.waitFor(
    () => {
      const pid = recorderPid();
      if (pid === undefined || pid === before) throw new Error('not recording');
      return pid;
    },
    { timeout: 8000, interval: 20 },
  );
}

/** Resolves when the first part holds pictures: ffmpeg writes nothing before it has seen a key frame. */
async function untilFirstPartHolds(extension: 'mp4' | 'webm'): Promise<void> {
  const path = join(server.recordingsDir, show.streamId, `part-0001.${extension}`);
  await vi.waitFor(async () => expect((await stat(path)).size).toBeGreaterThan(5000), { timeout: 15_000 });
}

/** Lets the show go on until so many ms were recorded since `fromMs`, by the show's own clock. */
async function untilRecordedFor(durationMs: number, fromMs: number): Promise<void> {
  await vi.waitFor(() => expect(performance.now() - fromMs).toBeGreaterThan(durationMs), {
    timeout: durationMs + 5000,
    interval: 20,
  });
}

async function finalise(): Promise<Extract<FinalisedRecording, { ok: true }>> {
  await server.media.closeRoom(show.streamId);
  const result = await server.media.finaliseRecording(join(server.recordingsDir, show.streamId));
  if (!result.ok) throw new Error(result.reason);
  return result;
}

test('a show becomes one file that plays everywhere, as long as it was', { timeout: 60_000 }, async () => {
  await begin();
  await untilRecording();
  const startedAtMs = performance.now();
  await untilRecordedFor(6000, startedAtMs);
  const durationMs = performance.now() - startedAtMs;
  const replay = await finalise();
  expect(replay.file).toMatch(/replay\.mp4$/);
  expect(Math.abs(replay.durationMs - durationMs)).toBeLessThan(1000);
  expect(Math.abs((await playThrough(replay.file)) - durationMs)).toBeLessThan(1000);
  // Nothing but the replay is left, and asking again says the same.
  expect((await readdir(join(server.recordingsDir, show.streamId))).toSorted()).toEqual([
    'replay.json',
    'replay.mp4',
  ]);
  expect(await server.media.finaliseRecording(join(server.recordingsDir, show.streamId))).toEqual(replay);
  const pictures = await recordedPictures(replay.file);
  expect(pictures.sizes).toEqual(['640x360']);
  expect(pictures.videoCodec).toBe('h264');
  expect(pictures.audioCodec).toBe('aac');
  // A viewer of the replay can jump about.
  expect(pictures.keyFramesAt.length).toBeGreaterThanOrEqual(2);
});

test('a browser plays the replay, with the seller’s picture in it', { timeout: 60_000 }, async () => {
  await begin();
  await untilRecording();
  await untilRecordedFor(3000, performance.now());
  const replay = await finalise();
  const page = await browser.open(server.originOf(replay.file));
  const video = page.locator('video');
  await vi.waitFor(async () => expect(showsFakeCamera(await seeFrame(video))).toBe(true), { timeout: 8000 });
  const first = (await seeFrame(video)).number;
  await vi.waitFor(async () => expect((await seeFrame(video)).number).not.toBe(first), { timeout: 8000 });
  await page.close();
});

test('a media worker’s death in the middle costs a second of the replay, no more', {
  timeout: 60_000,
}, async () => {
  await begin();
  const ffmpeg = await untilRecording();
  const startedAtMs = performance.now();
  await untilRecordedFor(4000, startedAtMs);
  process.kill(server.media.facts.workers[0]?.pid ?? 0, 'SIGKILL');
  const killedAtMs = performance.now();
  await untilRecording(ffmpeg);
  expect(performance.now() - killedAtMs).toBeLessThan(3000);
  await untilRecordedFor(8000, startedAtMs);
  const durationMs = performance.now() - startedAtMs;
  const replay = await finalise();
  expect(replay.pieces).toHaveLength(2);
  expect(durationMs - replay.durationMs).toBeLessThan(3000);
  expect(replay.durationMs - durationMs).toBeLessThan(500);
  expect(Math.abs((await playThrough(replay.file)) - replay.durationMs)).toBeLessThan(200);
});

test('a killed ffmpeg costs less than 3 s of the replay', { timeout: 60_000 }, async () => {
  await begin();
  const ffmpeg = await untilRecording();
  const startedAtMs = performance.now();
  await untilRecordedFor(4000, startedAtMs);
  process.kill(ffmpeg, 'SIGKILL');
  const killedAtMs = performance.now();
  await untilRecording(ffmpeg);
  expect(performance.now() - killedAtMs).toBeLessThan(3000);
  await untilRecordedFor(8000, startedAtMs);
  const durationMs = performance.now() - startedAtMs;
  const replay = await finalise();
  expect(durationMs - replay.durationMs).toBeLessThan(3000);
  await playThrough(replay.file);
});

test('what a killed server recorded can be made a replay from its files alone', {
  timeout: 60_000,
}, async () => {
  await begin();
  const ffmpeg = await untilRecording();
  await untilRecordedFor(4000, performance.now());
  const directory = join(server.recordingsDir, show.streamId);
  process.kill(ffmpeg, 'SIGKILL');
  // Another process with the same folder, as after a restart.
  const next = await startMediaServer();
  const replay = await next.media.finaliseRecording(directory);
  await next.close();
  expect(replay).toMatchObject({ ok: true });
  expect(replay.ok && replay.durationMs).toBeGreaterThan(2000);
  if (replay.ok) await playThrough(replay.file);
});

test('a muted microphone becomes silence, and the replay keeps its length', { timeout: 60_000 }, async () => {
  await begin();
  await untilRecording();
  const startedAtMs = performance.now();
  await untilRecordedFor(2000, startedAtMs);
  await show.host.evaluate(() => window.show.pause('audio'));
  await untilRecordedFor(5000, startedAtMs);
  await show.host.evaluate(() => window.show.resume('audio'));
  await untilRecordedFor(7000, startedAtMs);
  const durationMs = performance.now() - startedAtMs;
  const replay = await finalise();
  expect(replay.pieces).toHaveLength(1);
  expect(Math.abs(replay.durationMs - durationMs)).toBeLessThan(1000);
  expect(Math.abs((await playThrough(replay.file)) - durationMs)).toBeLessThan(1000);
});

test('a seller who cannot encode H264 gets a WebM replay', { timeout: 60_000 }, async () => {
  await begin({ codecs: ['VP8'] });
  const ffmpeg = await untilRecording();
  const startedAtMs = performance.now();
  await untilRecordedFor(3000, startedAtMs);
  process.kill(ffmpeg, 'SIGKILL');
  await untilRecording(ffmpeg);
  await untilRecordedFor(6000, startedAtMs);
  const durationMs = performance.now() - startedAtMs;
  const replay = await finalise();
  expect(replay.file).toMatch(/replay\.webm$/);
  expect(durationMs - replay.durationMs).toBeLessThan(3000);
  await playThrough(replay.file);
  expect(await recordedPictures(replay.file)).toMatchObject({
    videoCodec: 'vp8',
    audioCodec: 'opus',
    sizes: ['640x360'],
  });
});

test('a seller who comes back with another codec and size still gets one replay', {
  timeout: 90_000,
}, async () => {
  await begin({ codecs: ['VP8'], picture: 180 });
  const ffmpeg = await untilRecording();
  await untilFirstPartHolds('webm');
  await untilRecordedFor(2500, performance.now());
  await show.host.close();
  const host = await browser.open(server.origin);
  await host.evaluate((streamId) => window.show.publish({ streamId }), show.streamId);
  show = { ...show, host };
  await untilRecording(ffmpeg);
  await untilRecordedFor(4000, performance.now());
  const replay = await finalise();
  expect(replay.pieces).toHaveLength(2);
  await playThrough(replay.file);
  expect(await recordedPictures(replay.file)).toMatchObject({ videoCodec: 'h264', sizes: ['640x360'] });
});

test('a recording waits for the full picture when it comes a moment late', { timeout: 60_000 }, async () => {
  await begin({ picture: 540, withoutTopLayer: true });
  await untilRecordedFor(1500, performance.now());
  expect(server.media.recordingOf(show.streamId).state).toBe('waiting');
  await show.host.evaluate(() => window.show.sendTopLayer(true));
  await untilRecording();
  await untilRecordedFor(4000, performance.now());
  const replay = await finalise();
  expect(replay.pieces).toHaveLength(1);
  await playThrough(replay.file);
  expect((await recordedPictures(replay.file)).sizes).toEqual(['960x540']);
});

test('a picture that grows late or shrinks meanwhile gives a replay of one size', {
  timeout: 90_000,
}, async () => {
  await begin({ picture: 540, withoutTopLayer: true });
  const small = await untilRecording();
  await show.host.evaluate(() => window.show.sendTopLayer(true));
  const large = await vi.waitFor(() => untilRecording(small), { timeout: 20_000 });
  await untilRecordedFor(10_000, performance.now());
  await show.host.evaluate(() => window.show.sendTopLayer(false));
  await untilRecording(large);
  await untilRecordedFor(2000, performance.now());
  const replay = await finalise();
  expect(replay.pieces).toHaveLength(3);
  for (const lostMs of lostBetween(replay.pieces)) expect(lostMs).toBeLessThan(500);
  expect(Math.abs((await playThrough(replay.file)) - replay.durationMs)).toBeLessThan(200);
  expect((await recordedPictures(replay.file)).sizes).toEqual(['960x540']);
});

test('a show in which nobody published has no replay, and says why', async () => {
  server = await startMediaServer();
  const streamId = crypto.randomUUID();
  await server.media.openRoom(streamId);
  await server.media.closeRoom(streamId);
  const result = await server.media.finaliseRecording(join(server.recordingsDir, streamId));
  expect(result).toEqual({ ok: false, reason: 'nothing-recorded' });
});

test('without ffmpeg the show goes on, and says that it is not recorded', { timeout: 30_000 }, async () => {
  await begin({}, { recordings: { ffmpegPath: '/nowhere/ffmpeg' } });
  await vi.waitFor(() => expect(server.media.recordingOf(show.streamId).state).toBe('no-ffmpeg'), {
    timeout: 8000,
  });
  expect(server.media.isInterrupted(show.streamId)).toBe(false);
  await server.media.closeRoom(show.streamId);
  expect(await server.media.finaliseRecording(join(server.recordingsDir, show.streamId))).toMatchObject({
    ok: false,
  });
});

test('a disk that runs low ends the recording, not the show', { timeout: 30_000 }, async () => {
  await begin({}, { recordings: { minFreeBytes: Number.MAX_SAFE_INTEGER } });
  await vi.waitFor(() => expect(server.media.recordingOf(show.streamId).state).toBe('disk-low'), {
    timeout: 8000,
  });
  expect(recorderPid()).toBeUndefined();
  expect(server.media.isInterrupted(show.streamId)).toBe(false);
});

test('a recorder leaves no process behind when the server ends', { timeout: 30_000 }, async () => {
  await begin();
  const ffmpeg = await untilRecording();
  await server.media.close();
  await expect(access(`/proc/${ffmpeg}`)).rejects.toThrow('ENOENT');
});

/** What was not recorded between each two pieces, in ms; below 0 where both have it. */
function lostBetween(pieces: readonly ReplayPiece[]): number[] {
  return pieces.slice(1).map((piece, index) => {
    const before = pieces[index];
    if (before === undefined) return 0;
    return (piece.startedAtMs ?? 0) - (before.startedAtMs ?? 0) - before.durationMs;
  });
}
