import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runFfmpeg } from './ffmpeg.ts';

/** The longer side of a picture out of a replay, in pixels. */
const mostSidePx = 1600;
/** What lies this close to the end may be behind the last frame, in ms. */
const lastFrameMs = 1000;

interface GrabOptions {
  readonly ffmpegPath: string;
  readonly stop: AbortSignal;
}

/**
 * The picture at a place of a video, in ms, as a JPEG; the last one for a place past its end, null where there is no picture.
 * Throws FfmpegError.
 */
export async function grabFrame(
  { ffmpegPath, stop }: GrabOptions,
  path: string,
  atMs: number,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const folder = await mkdtemp(join(tmpdir(), 'stallcast-frame-'));
  try {
    for (const fromMs of [atMs, atMs - lastFrameMs, 0]) {
      const to = join(folder, 'frame.jpg');
      const seek = ['-ss', String(Math.max(0, fromMs) / 1000), '-i', path, '-frames:v', '1'];
      await runFfmpeg(ffmpegPath, [...quiet, ...seek, ...jpegArguments(mostSidePx), to], stop);
      const frame = await readFile(to).catch(() => null);
      if (frame !== null) return new Uint8Array(frame);
    }
    return null;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What is said to every ffmpeg that takes a picture. */
export const quiet = ['-hide_banner', '-loglevel', 'error', '-nostdin', '-y'];

/** How a picture is written: upright, square pixels, no larger than so many pixels. */
export function jpegArguments(sidePx: number): string[] {
  const scale = `scale=w='min(${sidePx},iw)':h='min(${sidePx},ih)':force_original_aspect_ratio=decrease`;
  return ['-map', '0:v:0?', '-an', '-vf', scale, '-q:v', '4', '-f', 'image2', '-update', '1'];
}
