import { mkdir } from 'node:fs/promises';
import type { types } from 'mediasoup';
import type { Logger } from '../../platform/logger.ts';
import { timeouts } from '../../platform/timeouts.ts';
import type { Room } from '../room.ts';
import { FfmpegError } from './ffmpeg.ts';
import { freeBytesIn } from './free-space.ts';
import { LayerChoice, pictureFlows } from './layer-choice.ts';
import { listParts, partPath } from './part-files.ts';
import { containerFor, type PartSource, RecordingPart } from './recording-part.ts';

export interface RecorderOptions {
  readonly room: Room;
  /** Where the parts go; made if need be. */
  readonly directory: string;
  readonly ffmpegPath: string;
  /** Recording stops when the disk has less than this free, in bytes. */
  readonly minFreeBytes: number;
  readonly logger: Logger;
  /** Told when it begins, stops, gives up or has to start again. */
  readonly onChange: () => void;
}

/** Why a recorder does not record; the show goes on without it. For want of space only until there is some again. */
export type RecorderStop = 'no-ffmpeg' | 'disk-low' | 'disk-full';

/** So much more than the least has to be free before a recording goes on that stopped for want of space, in bytes. */
const spareBytes = 20 * 1024 * 1024;

/**
 * Records whatever a room's seller publishes, into one part after the other: a new one when the tracks change, when the room is
 * rebuilt, when ffmpeg dies. Looks at the room a few times a second and does the one thing that is due.
 */
export class Recorder {
  readonly #options: RecorderOptions;
  readonly #layers = new LayerChoice();
  readonly #timer: NodeJS.Timeout;
  #part: RecordingPart | undefined;
  readonly #ended = new WeakSet<RecordingPart>();
  #nextNumber: number | undefined;
  #published = '';
  #publishedSinceMs = 0;
  #failures = 0;
  #retryAtMs = 0;
  #diskCheckedAtMs = -Infinity;
  #stopped: RecorderStop | undefined;
  #restarts = 0;
  #told = '';
  #step: Promise<void> | undefined;
  #closed: Promise<void> | undefined;

  constructor(options: RecorderOptions) {
    this.#options = options;
    this.#timer = setInterval(() => this.#look(), timeouts.recorderCheckEveryMs);
  }

  /** Why it gave up, if it did. */
  get stopped(): RecorderStop | undefined {
    return this.#stopped;
  }

  /** How often it died and was started again. */
  get restarts(): number {
    return this.#restarts;
  }

  /** Whether a part is being written. */
  get recording(): boolean {
    return this.#part !== undefined && !this.#part.over;
  }

  /** The file that is being written; undefined while there is none. */
  get path(): string | undefined {
    return this.recording ? this.#part?.path : undefined;
  }

  /** Process id of the ffmpeg that writes, for supervision. */
  get ffmpegPid(): number | undefined {
    return this.recording ? this.#part?.ffmpegPid : undefined;
  }

  /** Ends the part that is being written and records no more. Never throws; safe to repeat. */
  close(): Promise<void> {
    this.#closed ??= this.#close();
    return this.#closed;
  }

  async #close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#step;
    await this.#part?.close();
  }

  /** Begins a step unless one is under way. */
  #look(): void {
    this.#step ??= this.#takeStep().finally(() => (this.#step = undefined));
  }

  async #takeStep(): Promise<void> {
    try {
      const nowMs = performance.now();
      this.#observe(nowMs);
      await this.#guardDisk(nowMs);
      const over = this.#part !== undefined && this.#isOver(this.#part, nowMs) ? this.#part : undefined;
      if (over !== undefined && !mayHandOver(over, nowMs)) await this.#endPart(over);
      await this.#startDuePart(nowMs, over);
    } catch (error) {
      this.#handleFailure(error);
    }
    this.#tell();
  }

  /** Says so once if what is known of this recorder is not what was said last. */
  #tell(): void {
    const now = `${this.#stopped ?? 'on'} ${String(this.recording)} ${this.#restarts}`;
    if (now === this.#told) return;
    this.#told = now;
    this.#options.onChange();
  }

  #observe(nowMs: number): void {
    const published = this.#options.room.producers.map((producer) => producer.id).join(' ');
    if (published !== this.#published) this.#publishedSinceMs = nowMs;
    this.#published = published;
    this.#layers.observe(this.#producer('video'), nowMs);
  }

  #producer(kind: types.MediaKind): types.Producer | undefined {
    return this.#options.room.producers.find((producer) => producer.kind === kind);
  }

  /** Whether what the part takes is not what should be taken any more. */
  #isOver(part: RecordingPart, nowMs: number): boolean {
    if (part.over || part.layerLost || this.#stopped !== undefined) return true;
    const video = this.#producer('video');
    if (part.source.audio !== this.#producer('audio')) return true;
    // A picture that is only muted or late stays with its part; one that just appeared is worth a new one.
    if (part.source.video === undefined) return video !== undefined && pictureFlows(video);
    return part.source.video !== video || this.#layers.isOutgrown(part.source.layer, nowMs);
  }

  /** What to record now; undefined while there is nothing, or it is not clear yet. */
  #dueSource(nowMs: number): PartSource | undefined {
    const audio = this.#producer('audio');
    const video = this.#producer('video');
    const settledMs = nowMs - this.#publishedSinceMs;
    if (this.#stopped !== undefined || settledMs < timeouts.recorderSettleMs) return undefined;
    if (video !== undefined && !video.paused) {
      const layer = this.#layers.forNewPart(nowMs);
      return layer === 'wait' ? undefined : { audio, video, layer };
    }
    if (audio === undefined || settledMs < timeouts.recorderPicturePatienceMs) return undefined;
    return { audio, video: undefined, layer: null };
  }

  /** Starts what is to be recorded now, and only then ends `over`: what is being shown meanwhile still goes there. */
  async #startDuePart(nowMs: number, over: RecordingPart | undefined): Promise<void> {
    try {
      const isFree = this.#part === undefined || this.#part === over;
      const source = isFree && nowMs >= this.#retryAtMs ? this.#dueSource(nowMs) : undefined;
      if (source !== undefined) await this.#startPart(source);
    } finally {
      if (over !== undefined) await this.#endPart(over);
    }
  }

  async #startPart(source: PartSource): Promise<void> {
    const { room, directory, ffmpegPath, logger } = this.#options;
    const lease = await room.router();
    const path = partPath(directory, await this.#takeNumber(), containerFor(source.video));
    this.#part = await RecordingPart.start({ lease, source, path, ffmpegPath });
    logger.info({ streamId: room.streamId, path, layer: source.layer }, 'recording a part');
  }

  async #takeNumber(): Promise<number> {
    const { directory } = this.#options;
    if (this.#nextNumber === undefined) {
      await mkdir(directory, { recursive: true });
      // An earlier run of the server may have recorded the same show.
      this.#nextNumber = ((await listParts(directory)).at(-1)?.number ?? 0) + 1;
    }
    this.#nextNumber += 1;
    return this.#nextNumber - 1;
  }

  /** Safe to repeat. */
  async #endPart(part: RecordingPart): Promise<void> {
    if (this.#part === part) this.#part = undefined;
    if (this.#ended.has(part)) return;
    this.#ended.add(part);
    await part.close();
    const { logger, room } = this.#options;
    if (part.failure !== undefined) {
      logger.warn({ err: part.failure, streamId: room.streamId }, 'a recorder died');
      if (isDiskFull(part.failure)) this.#stop('disk-full');
      else this.#restarts += 1;
    }
    if (performance.now() - part.startedAtMs >= timeouts.recorderPartLivedMs) this.#failures = 0;
    else this.#waitAfterFailure();
  }

  #handleFailure(error: unknown): void {
    const { logger, room } = this.#options;
    if (error instanceof FfmpegError && error.missing) this.#stop('no-ffmpeg');
    else if (isDiskFull(error)) this.#stop('disk-full');
    else logger.warn({ err: error, streamId: room.streamId }, 'a part of a recording could not be started');
    this.#waitAfterFailure();
  }

  #waitAfterFailure(): void {
    this.#retryAtMs =
      performance.now() +
      Math.min(timeouts.recorderRetryMostMs, timeouts.recorderRetryMs * 2 ** this.#failures);
    this.#failures += 1;
  }

  async #guardDisk(nowMs: number): Promise<void> {
    if (this.#stopped === 'no-ffmpeg' || nowMs - this.#diskCheckedAtMs < timeouts.recorderDiskCheckEveryMs)
      return;
    this.#diskCheckedAtMs = nowMs;
    const { directory, minFreeBytes } = this.#options;
    const freeBytes = await freeBytesIn(directory);
    if (freeBytes < minFreeBytes) this.#stop('disk-low');
    else if (freeBytes >= minFreeBytes + spareBytes) this.#goOn();
  }

  #goOn(): void {
    if (this.#stopped === undefined) return;
    this.#stopped = undefined;
    this.#options.logger.info(
      { streamId: this.#options.room.streamId },
      'there is space again; the recording goes on',
    );
  }

  #stop(reason: RecorderStop): void {
    if (this.#stopped !== undefined) return;
    this.#stopped = reason;
    this.#options.logger.error(
      { streamId: this.#options.room.streamId, reason },
      'the recording ends; the show goes on',
    );
  }
}

/** Whether the next part may begin before this one is ended; not when it failed, as that may say that there is to be none. */
function mayHandOver(part: RecordingPart, nowMs: number): boolean {
  return part.failure === undefined && nowMs - part.startedAtMs >= timeouts.recorderPartLivedMs;
}

/** ffmpeg tells by its words only; the system by a code. */
function isDiskFull(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return /No space left on device|ENOSPC/.test(error.message);
}
