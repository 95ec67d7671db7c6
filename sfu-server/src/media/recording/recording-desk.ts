import { join } from 'node:path';
import type { Logger } from '../../platform/logger.ts';
import type { Room } from '../room.ts';
import { type FinalisedRecording, finaliseRecording } from './finalise-recording.ts';
import { Recorder, type RecorderStop } from './recorder.ts';

export interface RecordingOptions {
  /** Folder of all recordings; each show has one of its own in it, named by its id. */
  readonly directory: string;
  /** Recording stops when the disk has less than this free, in bytes. */
  readonly minFreeBytes: number;
  /** ffmpeg's path, or its name on the PATH. */
  readonly ffmpegPath: string;
}

export type RecordingState = 'none' | 'waiting' | 'recording' | RecorderStop;

/** The recorders of all rooms, and what becomes of their files. */
export class RecordingDesk {
  readonly #options: RecordingOptions;
  readonly #logger: Logger;
  readonly #recorders = new Map<string, Recorder>();
  readonly #finalising = new Map<string, Promise<FinalisedRecording>>();

  constructor(options: RecordingOptions, logger: Logger) {
    this.#options = options;
    this.#logger = logger;
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
    });
    this.#recorders.set(room.streamId, recorder);
  }

  /** Ends the recording of a show; its files are whole when this resolves. */
  async stop(streamId: string): Promise<void> {
    const recorder = this.#recorders.get(streamId);
    await recorder?.close();
    if (this.#recorders.get(streamId) === recorder) this.#recorders.delete(streamId);
  }

  /** What the show's recorder does at the moment. */
  state(streamId: string): RecordingState {
    const recorder = this.#recorders.get(streamId);
    if (recorder === undefined) return 'none';
    return recorder.stopped ?? (recorder.recording ? 'recording' : 'waiting');
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
    const work = finaliseRecording(directory, { ffmpegPath: this.#options.ffmpegPath, logger: this.#logger });
    const tracked = work.finally(() => this.#finalising.delete(directory));
    this.#finalising.set(directory, tracked);
    return tracked;
  }

  /** Ends all recordings; their files are whole when this resolves. */
  async close(): Promise<void> {
    await Promise.all([...this.#recorders.keys()].map((streamId) => this.stop(streamId)));
  }
}
