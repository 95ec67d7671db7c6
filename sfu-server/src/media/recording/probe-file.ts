import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { FfmpegError, runFfmpeg } from './ffmpeg.ts';

/** What is in a media file. */
export interface FileFacts {
  readonly durationMs: number;
  readonly video: { readonly codec: string; readonly widthPx: number; readonly heightPx: number } | null;
  readonly audio: { readonly codec: string } | null;
}

const reportSchema = z.object({
  format: z.object({ duration: z.coerce.number().positive() }),
  streams: z.array(
    z.object({
      codec_type: z.string(),
      codec_name: z.string().optional(),
      width: z.number().optional(),
      height: z.number().optional(),
    }),
  ),
});

/** Reads what is in a file; null if it holds nothing that plays. Throws FfmpegError only where ffprobe is missing. */
export async function probeFile(ffmpegPath: string, path: string): Promise<FileFacts | null> {
  const report = await readReport(ffmpegPath, path);
  if (report === null) return null;
  const video = report.streams.find((stream) => stream.codec_type === 'video');
  const audio = report.streams.find((stream) => stream.codec_type === 'audio');
  if (video === undefined && audio === undefined) return null;
  return {
    durationMs: Math.round(report.format.duration * 1000),
    video:
      video === undefined
        ? null
        : { codec: video.codec_name ?? '', widthPx: video.width ?? 0, heightPx: video.height ?? 0 },
    audio: audio === undefined ? null : { codec: audio.codec_name ?? '' },
  };
}

async function readReport(ffmpegPath: string, path: string): Promise<z.output<typeof reportSchema> | null> {
  try {
    const text = await runFfmpeg(probePath(ffmpegPath), [
      '-v',
      'error',
      '-show_format',
      '-show_streams',
      '-of',
      'json',
      path,
    ]);
    return reportSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch (error) {
    if (error instanceof FfmpegError && error.missing) throw error;
    return null;
  }
}

/** ffprobe stands beside ffmpeg. */
function probePath(ffmpegPath: string): string {
  const name = basename(ffmpegPath).replace('ffmpeg', 'ffprobe');
  return basename(ffmpegPath) === ffmpegPath ? name : join(dirname(ffmpegPath), name);
}
