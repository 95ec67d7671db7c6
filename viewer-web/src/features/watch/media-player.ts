import type { SocketClient } from '@stallcast/shared/client';
import { MediaSession } from '@stallcast/shared/media-client';

/** A viewer's media session over this socket. A module of its own, so that only the show page loads the media code. */
export function createMediaPlayer(socket: SocketClient): MediaSession {
  return new MediaSession({ role: 'viewer', request: (name, payload) => socket.request(name, payload) });
}
