import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Leaves a piece of video with sound in a show's directory, as the recorder of a server that was killed would. */
export async function leavePart(
  recordingsDir: string,
  streamId: string,
  seconds: number,
  number = 1,
): Promise<void> {
  const directory = join(recordingsDir, streamId);
  await mkdir(directory, { recursive: true });
  await run('ffmpeg', [
    ...['-hide_banner', '-loglevel', 'error', '-nostdin', '-y'],
    ...[
      '-f',
      'lavfi',
      '-i',
      'testsrc=size=320x180:rate=15',
      '-f',
      'lavfi',
      '-i',
      'sine=frequency=880:sample_rate=48000',
    ],
    ...[
      '-t',
      String(seconds),
      '-c:v',
      'libx264',
      '-preset',
      'ultrafast',
      '-profile:v',
      'baseline',
      '-pix_fmt',
      'yuv420p',
      '-g',
      '15',
    ],
    ...['-c:a', 'aac', '-ac', '2', '-movflags', '+empty_moov+default_base_moof+frag_keyframe', '-f', 'mp4'],
    join(directory, `part-${String(number).padStart(4, '0')}.mp4`),
  ]);
}

/** How long a video plays, in ms, after decoding all of it. Rejects when it does not play. */
export async function playThrough(address: string): Promise<number> {
  await run('ffmpeg', [
    '-hide_banner',
    '-loglevel',
    'error',
    '-xerror',
    '-nostdin',
    '-i',
    address,
    '-f',
    'null',
    '-',
  ]);
  const { stdout } = await run('ffprobe', [
    '-v',
    'error',
    '-show_entries',
    'format=duration',
    '-of',
    'csv=p=0',
    address,
  ]);
  return Number(stdout) * 1000;
}
