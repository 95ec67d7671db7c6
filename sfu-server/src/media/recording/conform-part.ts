import type { FileFacts } from './probe-file.ts';
import { runFfmpeg } from './ffmpeg.ts';

/** What every part of one replay has to be like, so that they can be joined without a new encoding. */
export interface Shape {
  readonly video: FileFacts['video'];
  readonly hasAudio: boolean;
}

/**
 * The shape of the replay: the picture that the longest time was recorded with, and sound if there ever was any. H264 before VP8:
 * it plays everywhere.
 */
export function chooseShape(parts: readonly FileFacts[]): Shape {
  const lengths = new Map<string, { video: NonNullable<FileFacts['video']>; durationMs: number }>();
  for (const { video, durationMs } of parts) {
    if (video === null) continue;
    const key = `${video.codec} ${video.widthPx} ${video.heightPx}`;
    lengths.set(key, { video, durationMs: (lengths.get(key)?.durationMs ?? 0) + durationMs });
  }
  const byLength = [...lengths.values()].toSorted((one, other) => other.durationMs - one.durationMs);
  const [longest] = [...byLength.filter(({ video }) => video.codec === 'h264'), ...byLength];
  return { video: longest?.video ?? null, hasAudio: parts.some(({ audio }) => audio !== null) };
}

/** Whether a part can be joined as it is. */
export function fits(part: FileFacts, shape: Shape): boolean {
  if ((part.audio !== null) !== shape.hasAudio) return false;
  if (part.video === null || shape.video === null) return part.video === shape.video;
  const { codec, widthPx, heightPx } = shape.video;
  return part.video.codec === codec && part.video.widthPx === widthPx && part.video.heightPx === heightPx;
}

/** Container of a replay of this shape. */
export function containerOf({ video }: Shape): 'mp4' | 'webm' {
  return video?.codec === 'vp8' ? 'webm' : 'mp4';
}

/**
 * Ticks per second of the picture's times in every MP4: RTP's own. Joining takes the times of all files for the first one's, so a
 * file with other ticks would run a hundred times too slow or too fast.
 */
export const mp4VideoTimescale = ['-video_track_timescale', '90000'] as const;

interface Conform {
  readonly ffmpegPath: string;
  readonly from: string;
  readonly to: string;
  readonly part: FileFacts;
  readonly shape: Shape;
  readonly stop: AbortSignal;
}

/**
 * Encodes a part anew to the replay's shape: scaled with black borders, black where there is no picture, silence where there is no
 * sound. Only the odd part needs it: one of a small layer while the network was bad, or from before the camera came. Throws FfmpegError.
 */
export async function conformPart({ ffmpegPath, from, to, part, shape, stop }: Conform): Promise<void> {
  const seconds = String(part.durationMs / 1000);
  const args = [
    ...['-hide_banner', '-loglevel', 'error', '-nostdin', '-y', '-i', from],
    ...(shape.video === null
      ? []
      : ['-f', 'lavfi', '-i', `color=black:size=${shape.video.widthPx}x${shape.video.heightPx}:rate=15`]),
    ...(shape.hasAudio ? ['-f', 'lavfi', '-i', 'anullsrc=channel_layout=stereo:sample_rate=48000'] : []),
    // Sound first, as in every part: joining goes by the order of the tracks.
    ...audioArguments(part, shape),
    ...videoArguments(part, shape),
    ...['-t', seconds, to],
  ];
  await runFfmpeg(ffmpegPath, args, stop);
}

function videoArguments(part: FileFacts, { video }: Shape): string[] {
  if (video === null) return [];
  const codec =
    video.codec === 'vp8'
      ? ['-c:v', 'libvpx', '-deadline', 'realtime', '-cpu-used', '8', '-b:v', '1500k']
      : [
          ...['-c:v', 'libx264', '-preset', 'veryfast', '-profile:v', 'baseline', '-pix_fmt', 'yuv420p'],
          ...mp4VideoTimescale,
        ];
  if (part.video === null) return ['-map', '1:v', ...codec];
  const size = `${video.widthPx}:${video.heightPx}`;
  return [
    '-map',
    '0:v',
    '-vf',
    `scale=${size}:force_original_aspect_ratio=decrease,pad=${size}:-1:-1`,
    ...codec,
  ];
}

function audioArguments(part: FileFacts, { video, hasAudio }: Shape): string[] {
  if (!hasAudio) return [];
  const codec = video?.codec === 'vp8' ? ['-c:a', 'libopus', '-b:a', '96k'] : ['-c:a', 'aac', '-b:a', '128k'];
  const silence = video === null ? '1:a' : '2:a';
  return ['-map', part.audio === null ? silence : '0:a', '-ar', '48000', '-ac', '2', ...codec];
}
