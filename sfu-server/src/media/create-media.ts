import { EventEmitter } from 'node:events';
import type { ProducerInfo } from '@stallcast/shared/contract';
import type { Logger } from '../platform/logger.ts';
import type { FinalisedRecording } from './recording/finalise-recording.ts';
import { RecordingDesk, type RecordingFacts, type RecordingOptions } from './recording/recording-desk.ts';
import type { Room } from './room.ts';
import { RoomRegistry } from './room-registry.ts';
import type { MediaPeer, MediaPush, MediaRole } from './signalling.ts';
import { createWorkerPool } from './worker-pool.ts';
import type { OpenThings } from './open-things.ts';
import type { WorkerFacts } from './worker-slot.ts';

export type { FinalisedRecording, ReplayPiece } from './recording/finalise-recording.ts';
export type { RecordingFacts } from './recording/recording-desk.ts';
export type { MediaPeer, MediaPush, MediaRole } from './signalling.ts';

export interface MediaOptions {
  /** Addresses to listen on; none means every IPv4 address of this machine. */
  readonly listenIps: readonly string[];
  /** Address that clients are told where this machine stands behind a router; null where they reach it directly. */
  readonly announcedAddress: string | null;
  /** UDP and TCP port of the first media worker, the others follow; 0 lets the system choose. */
  readonly port: number;
  /** How many media workers; null means one for each core. */
  readonly workers: number | null;
  /** Path of the mediasoup-worker binary; null means the one that came with the package. */
  readonly workerBin: string | null;
  readonly recordings: RecordingOptions;
  readonly logger: Logger;
}

/** What the rest of the server hears of media. */
export interface MediaEvents {
  'producers-changed': [change: { readonly streamId: string; readonly producers: ProducerInfo[] }];
  /** The seller's picture has been missing for a while; the show goes on. */
  interrupted: [show: { readonly streamId: string }];
  /** The seller's picture is there (again). */
  resumed: [show: { readonly streamId: string }];
  /** The show's recording began, stopped, or was disturbed. */
  'recording-changed': [show: { readonly streamId: string; readonly recording: RecordingFacts }];
}

export interface MediaFacts {
  readonly workers: readonly WorkerFacts[];
  readonly rooms: number;
  readonly peers: number;
  readonly producers: number;
  /** What is open on the workers, recorders' included. */
  readonly routers: number;
  readonly transports: number;
  readonly consumers: number;
  /** Process ids of the recorders' ffmpegs. */
  readonly recorderPids: readonly number[];
}

/** Media of all shows: the only door to this folder. */
export interface Media {
  readonly events: EventEmitter<MediaEvents>;
  /**
   * Makes the show's room, which then stays until closed, and records what is published in it. Does nothing if it is open. Throws
   * `media-unavailable` when no media worker lives.
   */
  openRoom(streamId: string): Promise<void>;
  /** Ends the show's room, puts everyone out, and resolves when its recording is on the disk. Safe to repeat. */
  closeRoom(streamId: string): Promise<void>;
  /** Lets a socket into the show's room, as its seller or as a viewer. Throws `room-full`. */
  admit(streamId: string, role: MediaRole, push: MediaPush): MediaPeer;
  /** Whether the seller's picture is missing at the moment. */
  isInterrupted(streamId: string): boolean;
  /** What the show's recorder does at the moment. */
  recordingOf(streamId: string): RecordingFacts;
  /** Whether the disk has enough left to begin a recording. */
  hasRecordingSpace(): Promise<boolean>;
  /**
   * Makes one playable file of what was recorded into a directory, from the files alone; says the same again when it is done already.
   * Throws what may pass if tried again, such as a full disk.
   */
  finaliseRecording(directory: string): Promise<FinalisedRecording>;
  /** The latest frame of a show that is recorded, as a JPEG of at most 640 pixels; null while there is none. Never throws. */
  previewOf(streamId: string): Promise<Uint8Array<ArrayBuffer> | null>;
  /** The picture at a place of a video, in ms, as a JPEG; the last one past its end, null where there is none. Throws FfmpegError. */
  grabFrame(path: string, atMs: number): Promise<Uint8Array<ArrayBuffer> | null>;
  readonly facts: MediaFacts;
  close(): Promise<void>;
}

/** Starts the media workers and what stands on them. Throws if a worker cannot start. */
export async function createMedia(options: MediaOptions): Promise<Media> {
  const { logger } = options;
  const pool = await createWorkerPool(options);
  const events = new EventEmitter<MediaEvents>();
  const registry = new RoomRegistry({ pool, logger, onRoom: (room) => forward(room, events) });
  const desk = new RecordingDesk(options.recordings, logger, (streamId) => {
    events.emit('recording-changed', { streamId, recording: desk.facts(streamId) });
  });
  let closing: Promise<void> | undefined;

  async function closeAll(): Promise<void> {
    // Recordings first: they end well only while their room lives.
    await desk.close();
    await registry.closeAll();
    await pool.close();
    events.removeAllListeners();
  }

  return {
    events,
    async openRoom(streamId) {
      const room = registry.open(streamId);
      desk.start(room);
      await room.router();
    },
    async closeRoom(streamId) {
      await desk.stop(streamId);
      await registry.close(streamId);
    },
    admit: (streamId, role, push) => registry.admit(streamId, role, push),
    isInterrupted: (streamId) => registry.find(streamId)?.interrupted ?? true,
    recordingOf: (streamId) => desk.facts(streamId),
    hasRecordingSpace: () => desk.hasSpace(),
    finaliseRecording: (directory) => desk.finalise(directory),
    previewOf: (streamId) => desk.previewOf(streamId),
    grabFrame: (path, atMs) => desk.grabFrame(path, atMs),
    get facts() {
      const { rooms } = registry;
      const workers = pool.facts;
      const inAll = (kind: keyof OpenThings) => workers.reduce((count, { open }) => count + open[kind], 0);
      return {
        workers,
        routers: inAll('routers'),
        transports: inAll('transports'),
        consumers: inAll('consumers'),
        rooms: rooms.length,
        peers: rooms.reduce((sum, room) => sum + room.peerCount, 0),
        producers: rooms.reduce((sum, room) => sum + room.producers.length, 0),
        recorderPids: desk.pids,
      };
    },
    close() {
      closing ??= closeAll();
      return closing;
    },
  };
}

function forward(room: Room, events: EventEmitter<MediaEvents>): void {
  const { streamId } = room;
  room.events.on('producers-changed', (producers) =>
    events.emit('producers-changed', { streamId, producers }),
  );
  room.events.on('picture-changed', (present) =>
    events.emit(present ? 'resumed' : 'interrupted', { streamId }),
  );
}
