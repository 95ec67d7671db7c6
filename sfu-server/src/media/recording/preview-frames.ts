import { mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Logger } from '../../platform/logger.ts';
import { timeouts } from '../../platform/timeouts.ts';
import { createTurnstile } from '../../platform/turnstile.ts';
import { runFfmpeg } from './ffmpeg.ts';
import { jpegArguments, quiet } from './grab-frame.ts';

/** The longer side of a preview, in pixels. */
const mostSidePx = 640;
/** Of the end of a recording so much is read, in bytes: more than the time between two key frames takes. */
const tailBytes = 8 * 1024 * 1024;
/** What stands before the first frame of a recording fits into this, in bytes. */
const headBytes = 64 * 1024;
/** One core is enough for it; whoever comes when so many wait gets the frame before. */
const mostWaiting = 20;

interface PreviewOptions {
  readonly ffmpegPath: string;
  /** The file that a show is recorded into at the moment; undefined while there is none. */
  readonly fileOf: (streamId: string) => string | undefined;
  readonly logger: Logger;
  readonly stop: AbortSignal;
}

export type PreviewBytes = Uint8Array<ArrayBuffer>;

interface Preview {
  readonly bytes: PreviewBytes | null;
  readonly madeAtMs: number;
}

export interface PreviewFrames {
  /** The latest key frame of a show that is recorded, as a JPEG of at most 640 pixels; null while there is none. Never throws. */
  frameOf(streamId: string): Promise<PreviewBytes | null>;
  /** After a show has ended. */
  forget(streamId: string): void;
}

/**
 * Frames of live shows, taken from the end of what is being recorded and only when somebody asks: nothing of the show itself is
 * touched, and a show that nobody looks for costs nothing.
 */
export function createPreviewFrames(options: PreviewOptions): PreviewFrames {
  const turnstile = createTurnstile({ atOnce: 1, waiting: mostWaiting });
  const last = new Map<string, Preview>();
  const underWay = new Map<string, Promise<PreviewBytes | null>>();

  async function make(streamId: string, path: string): Promise<PreviewBytes | null> {
    const before = last.get(streamId)?.bytes ?? null;
    try {
      const turn = await turnstile.pass(() => takeLastFrame(path, options));
      if (!turn.ok) return before;
      const bytes = turn.value ?? before;
      last.set(streamId, { bytes, madeAtMs: performance.now() });
      return bytes;
    } catch (error) {
      options.logger.debug({ err: error, streamId }, 'no preview of a show could be made');
      last.set(streamId, { bytes: before, madeAtMs: performance.now() });
      return before;
    }
  }

  return {
    async frameOf(streamId) {
      const path = options.fileOf(streamId);
      const known = last.get(streamId);
      // Interrupted: the last picture there was stands for it.
      if (path === undefined) return known?.bytes ?? null;
      if (known && performance.now() - known.madeAtMs < timeouts.previewFreshMs) return known.bytes;
      const running = underWay.get(streamId) ?? make(streamId, path).finally(() => underWay.delete(streamId));
      underWay.set(streamId, running);
      return running;
    },
    forget: (streamId) => void last.delete(streamId),
  };
}

async function takeLastFrame(
  path: string,
  { ffmpegPath, stop }: PreviewOptions,
): Promise<PreviewBytes | null> {
  const excerpt = await readExcerpt(path);
  if (excerpt === null) return null;
  const folder = await mkdtemp(join(tmpdir(), 'stallcast-preview-'));
  try {
    const [from, to] = [join(folder, basename(path)), join(folder, 'frame.jpg')];
    await writeFile(from, excerpt);
    // Only key frames are decoded; each overwrites the one before, so the last one stays.
    const keyFrames = ['-skip_frame', 'nokey', '-i', from, '-fps_mode', 'passthrough'];
    await runFfmpeg(ffmpegPath, [...quiet, ...keyFrames, ...jpegArguments(mostSidePx), to], stop);
    const frame = await readFile(to).catch(() => null);
    return frame && new Uint8Array(frame);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The beginning of a recording, which says what is in it, and its end; null while it holds no picture. */
async function readExcerpt(path: string): Promise<Buffer | null> {
  const isPiece = path.endsWith('.webm') ? isCluster : isFragment;
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const head = await readAt(file, 0, Math.min(size, headBytes));
    const headEnd = findPiece(head, isPiece);
    if (headEnd === -1) return null;
    const from = Math.max(headEnd, size - tailBytes);
    const tail = await readAt(file, from, size - from);
    const tailStart = findPiece(tail, isPiece);
    return tailStart === -1 ? null : Buffer.concat([head.subarray(0, headEnd), tail.subarray(tailStart)]);
  } finally {
    await file.close();
  }
}

async function readAt(
  file: Awaited<ReturnType<typeof open>>,
  position: number,
  length: number,
): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}

type IsPiece = (bytes: Buffer, at: number) => boolean;

/** Where the first piece begins that can be played without those before it; -1 if there is none. */
function findPiece(bytes: Buffer, isPiece: IsPiece): number {
  for (let at = 0; at + 16 <= bytes.length; at += 1) if (isPiece(bytes, at)) return at;
  return -1;
}

/** ISO/IEC 14496-12: a movie fragment box begins with its size and `moof`, and its first part is `mfhd`. */
const isFragment: IsPiece = (bytes, at) =>
  bytes[at + 4] === 0x6d &&
  bytes.toString('latin1', at + 4, at + 8) === 'moof' &&
  bytes.toString('latin1', at + 12, at + 16) === 'mfhd';

/** RFC 9559: a cluster begins with this identifier. */
const isCluster: IsPiece = (bytes, at) => bytes[at] === 0x1f && bytes.readUInt32BE(at) === 0x1f43b675;
