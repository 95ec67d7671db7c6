import type { Logger } from '../platform/logger.ts';
import { Room } from './room.ts';
import { type MediaPush, MediaPeer, type MediaRole } from './signalling.ts';
import type { WorkerPool } from './worker-pool.ts';

export interface RoomRegistryOptions {
  readonly pool: WorkerPool;
  readonly logger: Logger;
  /** Told of every room as it is made, to listen to it. */
  readonly onRoom: (room: Room) => void;
}

/** The rooms of this server, one for each show. */
export class RoomRegistry {
  readonly #options: RoomRegistryOptions;
  readonly #rooms = new Map<string, Room>();
  /** Rooms that stay while nobody is in them. */
  readonly #kept = new Set<Room>();

  constructor(options: RoomRegistryOptions) {
    this.#options = options;
  }

  get rooms(): readonly Room[] {
    return [...this.#rooms.values()];
  }

  find(streamId: string): Room | undefined {
    return this.#rooms.get(streamId);
  }

  /** The show's room, which stays until it is closed. */
  open(streamId: string): Room {
    const room = this.#findOrMake(streamId);
    this.#kept.add(room);
    return room;
  }

  /** Lets a socket into the show's room; a room that was never opened goes with the last one who leaves. Throws `room-full`. */
  admit(streamId: string, role: MediaRole, push: MediaPush): MediaPeer {
    const room = this.#findOrMake(streamId);
    return new MediaPeer(room, role, push, () => {
      if (room.peerCount === 0 && !this.#kept.has(room)) void this.#close(room);
    });
  }

  /** Ends the show's room and puts everyone out. */
  async close(streamId: string): Promise<void> {
    const room = this.#rooms.get(streamId);
    if (room !== undefined) await this.#close(room);
  }

  async closeAll(): Promise<void> {
    await Promise.all(this.rooms.map((room) => this.#close(room)));
  }

  async #close(room: Room): Promise<void> {
    if (this.#rooms.get(room.streamId) === room) this.#rooms.delete(room.streamId);
    this.#kept.delete(room);
    await room.close();
  }

  #findOrMake(streamId: string): Room {
    const known = this.#rooms.get(streamId);
    if (known !== undefined) return known;
    const room = new Room(streamId, this.#options.pool, this.#options.logger);
    this.#rooms.set(streamId, room);
    this.#options.onRoom(room);
    return room;
  }
}
