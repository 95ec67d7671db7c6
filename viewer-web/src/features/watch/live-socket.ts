import { ApiError, createSocketClient } from '@stallcast/shared/client';
import type { LiveSocket } from './ports.ts';

/** A server that is there answers within this time, in ms. */
const answerMs = 4000;

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
    answers: async () => {
      const late = new Promise<boolean>((resolve) => void setTimeout(() => resolve(false), answerMs));
      // A refusal is an answer, too.
      const answered = socket.request('media.capabilities', {}).then(
        () => true,
        (error: unknown) => error instanceof ApiError && error.code !== 'unreachable',
      );
      return Promise.race([answered, late]);
    },
  };
}
