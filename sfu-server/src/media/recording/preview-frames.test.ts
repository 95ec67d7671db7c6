import { mkdtemp, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import sharp from 'sharp';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runFfmpeg } from './ffmpeg.ts';
import { createPreviewFrames } from './preview-frames.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stallcast-previews-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Records as a recorder does: one second of red, then blue, with a key frame at each. */
async function record(name: string, codec: readonly string[], size = '1280x720'): Promise<string> {
  const path = join(folder, name);
  const colour = (which: string) => ['-f', 'lavfi', '-t', '2', '-i', `color=${which}:size=${size}:rate=15`];
  await runFfmpeg('ffmpeg', [
    ...['-hide_banner', '-loglevel', 'error', '-y', ...colour('red'), ...colour('blue')],
    ...['-filter_complex', '[0:v][1:v]concat=n=2:v=1', '-g', '15', ...codec, path],
  ]);
  return path;
}

const mp4 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p'].concat([
  ...['-movflags', '+empty_moov+default_base_moof+frag_keyframe', '-frag_duration', '1000000', '-f', 'mp4'],
]);
const webm = [
  '-c:v',
  'libvpx',
  '-deadline',
  'realtime',
  '-cpu-used',
  '8',
  '-cluster_time_limit',
  '1000',
  '-f',
  'webm',
];

const previewsOf = (path: string | undefined) =>
  createPreviewFrames({
    ...{ ffmpegPath: 'ffmpeg', fileOf: () => path, stop: new AbortController().signal },
    logger: pino({ level: 'silent' }),
  });

async function facts(frame: Uint8Array | null) {
  if (frame === null) return null;
  const { data, info } = await sharp(frame).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const [red = 0, , blue = 0] = data;
  return { widthPx: info.width, heightPx: info.height, colour: red > blue ? 'red' : 'blue' };
}

test.each([
  ['a.mp4', mp4, '1280x720'],
  ['a.webm', webm, '640x360'],
] as const)(
  'the frame of %s is the latest there is, no larger than 640 pixels',
  async (name, codec, size) => {
    const path = await record(name, codec, size);
    expect(await facts(await previewsOf(path).frameOf('show'))).toEqual({
      ...{ widthPx: 640, heightPx: 360, colour: 'blue' },
    });
  },
);

test('a file that is still written to, in the middle of a fragment, has a frame too', async () => {
  const path = await record('a.mp4', mp4, '360x640');
  const { size } = await stat(path);
  await truncate(path, size - 20);
  expect(await facts(await previewsOf(path).frameOf('show'))).toMatchObject({ widthPx: 360, heightPx: 640 });
});

test('whoever asks at once, or soon again, is shown the same frame', async () => {
  const previews = previewsOf(await record('a.mp4', mp4));
  const frames = await Promise.all([previews.frameOf('show'), previews.frameOf('show')]);
  expect(frames[0]).toBe(frames[1]);
  expect(await previews.frameOf('show')).toBe(frames[0]);
  previews.forget('show');
  expect(await previews.frameOf('show')).not.toBe(frames[0]);
});

test('where nothing is recorded, or what is there is no video, there is no frame', async () => {
  expect(await previewsOf(undefined).frameOf('show')).toBeNull();
  expect(await previewsOf(join(folder, 'missing.mp4')).frameOf('show')).toBeNull();
  const path = join(folder, 'a.mp4');
  await writeFile(path, 'moofmoof, it says');
  expect(await previewsOf(path).frameOf('show')).toBeNull();
});

test('of a long recording only the end is read', async () => {
  const path = await record('a.mp4', mp4);
  const whole = await readFile(path);
  const at = whole.indexOf('moof') - 4;
  // In between lies what no player could read.
  const headed = Buffer.concat([whole, Buffer.alloc(12 * 1024 * 1024, 0x55), whole.subarray(at)]);
  await writeFile(path, headed);
  expect(await facts(await previewsOf(path).frameOf('show'))).toMatchObject({ colour: 'blue' });
});
