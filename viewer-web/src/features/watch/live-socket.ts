import { createSocketClient } from '@stallcast/shared/client';
import type { LiveSocket } from './ports.ts';

/** Opens the socket to the server of this page. A module of its own, so that only the show page loads the socket's code. */
export function openLiveSocket(): LiveSocket {
  const socket = createSocketClient(location.origin);
  return {
    get status() {
      return socket.status;
    },
    on: (name, listener) => socket.on(name, listener),
    onStatus: (listener) => socket.onStatus(listener),
    close: () => socket.close(),
    watch: (ticket) => socket.request('show.watch', { ticket }),
    media: (name, payload) => socket.request(name, payload),
  };
}
