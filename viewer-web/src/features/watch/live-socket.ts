import { createSocketClient, type SocketClient } from '@stallcast/shared/client';

/** Opens the socket to the server of this page. A module of its own, so that only the show page loads the socket's code. */
export function openLiveSocket(): SocketClient {
  return createSocketClient(location.origin);
}
