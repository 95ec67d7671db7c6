import { join } from 'node:path';
import type { Logger } from '../../platform/logger.ts';
import type { Room } from '../room.ts';
import { type FinalisedRecording, finaliseRecording } from './finalise-recording.ts';
import { freeBytesIn } from './free-space.ts';
import { grabFrame } from './grab-frame.ts';
import { createPreviewFrames, type PreviewBytes, type PreviewFrames } from './preview-frames.ts';
import { Recorder, type RecorderStop } from './recorder.ts';

export interface RecordingOptions {
  /** Folder of all recordings; each show has one of its own in it, named by its id. */
  readonly directory: string;
  /** Recording stops when the disk has less than this free, in bytes. */
  readonly minFreeBytes: number;
  /** ffmpeg's path, or its name on the PATH. */
  readonly ffmpegPath: string;
}

/** `waiting`: nothing is published, or the recorder is being started again. */
type RecordingState = 'none' | 'waiting' | 'recording' | RecorderStop;

export interface RecordingFacts {
  readonly state: RecordingState;
  /** How often the recorder died and was started again; a moment of the replay is missing each time. */
  readonly restarts: number;
}

/** The recorders of all rooms, and what becomes of their files. */
export class RecordingDesk {
  readonly #options: RecordingOptions;
  readonly #logger: Logger;
  readonly #recorders = new Map<string, Recorder>();
  readonly #onChange: (streamId: string) => void;
  readonly #ending = new AbortController();
  readonly #previews: PreviewFrames;
  readonly #finalising = new Map<string, Promise<FinalisedRecording>>();

  /** `onChange` is told when what is to be said of a show's recording changed. */
  constructor(options: RecordingOptions, logger: Logger, onChange: (streamId: string) => void) {
    this.#options = options;
    this.#logger = logger;
    this.#onChange = onChange;
    this.#previews = createPreviewFrames({
      ffmpegPath: options.ffmpegPath,
      fileOf: (streamId) => this.#recorders.get(streamId)?.path,
      ...{ logger, stop: this.#ending.signal },
    });
  }

  /** Records the room from now on. Does nothing if it is recorded. */
  start(room: Room): void {
    if (this.#recorders.has(room.streamId)) return;
    const { directory, ...options } = this.#options;
    const recorder = new Recorder({
      ...options,
      room,
      directory: join(directory, room.streamId),
      logger: this.#logger,
      onChange: () => this.#onChange(room.streamId),
    });
    this.#recorders.set(room.streamId, recorder);
  }

  /** Ends the recording of a show; its files are whole when this resolves. */
  async stop(streamId: string): Promise<void> {
    const recorder = this.#recorders.get(streamId);
    await recorder?.close();
    this.#previews.forget(streamId);
    if (this.#recorders.get(streamId) === recorder) this.#recorders.delete(streamId);
  }

  /** What the show's recorder does at the moment. */
  facts(streamId: string): RecordingFacts {
    const recorder = this.#recorders.get(streamId);
    if (recorder === undefined) return { state: 'none', restarts: 0 };
    const state = recorder.stopped ?? (recorder.recording ? 'recording' : 'waiting');
    return { state, restarts: recorder.restarts };
  }

  /** Whether a recording that begins now has the space that it needs. */
  async hasSpace(): Promise<boolean> {
    const { directory, minFreeBytes } = this.#options;
    return (await freeBytesIn(directory)) >= minFreeBytes;
  }

  /** Process ids of the ffmpegs that write, for supervision. */
  get pids(): readonly number[] {
    return [...this.#recorders.values()]
      .map((recorder) => recorder.ffmpegPid)
      .filter((pid) => pid !== undefined);
  }

  /** Makes the playable file of a directory; two who ask at once get the same answer. */
  finalise(directory: string): Promise<FinalisedRecording> {
    const running = this.#finalising.get(directory);
    if (running !== undefined) return running;
    const { ffmpegPath } = this.#options;
    const { signal: stop } = this.#ending;
    const work = finaliseRecording(directory, { ffmpegPath, logger: this.#logger, stop });
    const tracked = work.finally(() => this.#finalising.delete(directory));
    this.#finalising.set(directory, tracked);
    return tracked;
  }

  /** The latest frame of a show that is recorded, as a JPEG; null while there is none. Never throws. */
  previewOf(streamId: string): Promise<PreviewBytes | null> {
    return this.#previews.frameOf(streamId);
  }

  /** The picture at a place of a video, in ms, as a JPEG; the last one past its end, null where there is none. */
  grabFrame(path: string, atMs: number): Promise<Uint8Array<ArrayBuffer> | null> {
    const { ffmpegPath } = this.#options;
    return grabFrame({ ffmpegPath, stop: this.#ending.signal }, path, atMs);
  }

  /** Ends all recordings, whose files are whole when this resolves, and what is being put together. */
  async close(): Promise<void> {
    this.#ending.abort();
    await Promise.allSettled(this.#finalising.values());
    await Promise.all([...this.#recorders.keys()].map((streamId) => this.stop(streamId)));
  }
}
