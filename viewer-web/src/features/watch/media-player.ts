import { MediaSession } from '@stallcast/shared/media-client';
import type { LiveSocket } from './ports.ts';

/** A viewer's media session over this socket. A module of its own, so that only the show page loads the media code. */
export function createMediaPlayer(socket: LiveSocket): MediaSession {
  return new MediaSession({ role: 'viewer', request: socket.media });
}
