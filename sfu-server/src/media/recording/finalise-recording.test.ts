import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runFfmpeg } from './ffmpeg.ts';
import { finaliseRecording } from './finalise-recording.ts';
import { partPath } from './part-files.ts';

const ffmpegPath = 'ffmpeg';
let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'stallcast-parts-'));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

interface Part {
  readonly size: string;
  readonly framesPerSecond: string;
  readonly seconds: number;
}

/** Writes a part as a recorder leaves it: fragments, times of the picture in RTP's ticks. */
async function writePart(number: number, { size, framesPerSecond, seconds }: Part): Promise<void> {
  await runFfmpeg(ffmpegPath, [
    ...['-hide_banner', '-loglevel', 'error', '-y'],
    ...['-f', 'lavfi', '-i', 'sine=frequency=880:sample_rate=48000'],
    ...['-f', 'lavfi', '-i', `testsrc=size=${size}:rate=${framesPerSecond}`],
    ...[
      '-map',
      '0:a',
      '-map',
      '1:v',
      '-c:a',
      'aac',
      '-ac',
      '2',
      '-c:v',
      'libx264',
      '-preset',
      'ultrafast',
      '-profile:v',
      'baseline',
    ],
    ...['-pix_fmt', 'yuv420p', '-video_track_timescale', '90000', '-movflags', '+empty_moov+frag_keyframe'],
    ...['-t', String(seconds), partPath(directory, number, 'mp4')],
  ]);
}

const finalise = () =>
  finaliseRecording(directory, {
    ffmpegPath,
    logger: pino({ level: 'silent' }),
    stop: new AbortController().signal,
  });

test.each([
  { name: 'last', odd: 3 },
  { name: 'first', odd: 1 },
  { name: 'in the middle', odd: 2 },
])(
  'a smaller picture of an uneven rate, $name, does not change the length of the replay',
  { timeout: 30_000 },
  async ({ odd }) => {
    for (const number of [1, 2, 3]) {
      const part =
        number === odd
          ? { size: '320x180', framesPerSecond: '2241/100', seconds: 1.5 }
          : { size: '640x360', framesPerSecond: '30', seconds: 2 };
      await writePart(number, part);
    }
    const replay = await finalise();
    if (!replay.ok) throw new Error(replay.reason);
    expect(replay.pieces).toHaveLength(3);
    expect(Math.abs(replay.durationMs - 5500)).toBeLessThan(250);
  },
);
