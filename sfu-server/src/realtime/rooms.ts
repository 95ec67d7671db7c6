import type { PushName, PushPayload } from '@stallcast/shared/contract';
import type { Server, Socket } from 'socket.io';

/** Everyone in a show, its seller too. */
const showRoom = (streamId: string) => `show:${streamId}`;
/** The show's seller. */
const studioRoom = (streamId: string) => `studio:${streamId}`;

export type Audience = 'show' | 'studio';

/** Who gets which push: sockets by the show they entered. */
export interface Rooms {
  enter(socket: Socket, streamId: string, audience: Audience): void;
  leave(socket: Socket, streamId: string): void;
  /** Whether anyone would hear. */
  isEmpty(streamId: string, audience: Audience): boolean;
  push<Name extends PushName>(
    streamId: string,
    audience: Audience,
    name: Name,
    payload: PushPayload<Name>,
  ): void;
}

export function createRooms(io: Server): Rooms {
  const nameOf = (streamId: string, audience: Audience) =>
    audience === 'show' ? showRoom(streamId) : studioRoom(streamId);
  return {
    // Within one process both happen at once; the promises are for adapters that ask other processes.
    enter(socket, streamId, audience) {
      void socket.join(
        audience === 'studio' ? [showRoom(streamId), studioRoom(streamId)] : showRoom(streamId),
      );
    },
    leave(socket, streamId) {
      for (const room of [showRoom(streamId), studioRoom(streamId)]) void socket.leave(room);
    },
    isEmpty: (streamId, audience) => !io.sockets.adapter.rooms.has(nameOf(streamId, audience)),
    push: (streamId, audience, name, payload) => void io.to(nameOf(streamId, audience)).emit(name, payload),
  };
}
