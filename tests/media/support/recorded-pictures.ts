import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { z } from 'zod';

const run = promisify(execFile);

/** What is really in a recording, read by decoding every frame. */
export interface RecordedPictures {
  readonly videoCodec: string | undefined;
  readonly audioCodec: string | undefined;
  /** Every size a decoded frame has, in the order of their first showing. */
  readonly sizes: readonly string[];
  /** Times of the key frames, in seconds: where a viewer can jump to. */
  readonly keyFramesAt: readonly number[];
}

const reportSchema = z.object({
  streams: z.array(z.object({ codec_type: z.string(), codec_name: z.string() })),
  frames: z.array(
    z.object({
      width: z.number(),
      height: z.number(),
      key_frame: z.number(),
      best_effort_timestamp_time: z.coerce.number(),
    }),
  ),
});

/** Decodes a recording's pictures. Rejects when they do not play. */
export async function recordedPictures(file: string): Promise<RecordedPictures> {
  const [streams, frames] = await Promise.all([
    run('ffprobe', ['-v', 'error', '-show_streams', '-of', 'json', file]),
    run('ffprobe', ['-v', 'error', '-select_streams', 'v', '-show_frames', '-of', 'json', file], {
      maxBuffer: 64 * 1024 * 1024,
    }),
  ]);
  const report = reportSchema.parse({ ...parse(streams.stdout), ...parse(frames.stdout) });
  return {
    videoCodec: report.streams.find((stream) => stream.codec_type === 'video')?.codec_name,
    audioCodec: report.streams.find((stream) => stream.codec_type === 'audio')?.codec_name,
    sizes: [...new Set(report.frames.map(({ width, height }) => `${width}x${height}`))],
    keyFramesAt: report.frames
      .filter((frame) => frame.key_frame === 1)
      .map((frame) => frame.best_effort_timestamp_time),
  };
}

function parse(text: string): object {
  const value: unknown = JSON.parse(text);
  return typeof value === 'object' && value !== null ? value : {};
}
