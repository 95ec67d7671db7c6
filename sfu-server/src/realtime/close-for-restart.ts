import type { Socket } from 'socket.io';

/** Close code "service restart" of the WebSocket registry: come back in a moment. */
const serviceRestart = 1012;

interface Closable {
  close(code: number): void;
}

/** Closes a socket so that its client knows that the server restarts. */
export function closeForRestart(socket: Socket): void {
  const request: object = socket.conn.request;
  // The engine keeps the WebSocket on its upgrade request; it has no call of its own to close with a code.
  const webSocket = 'websocket' in request ? request.websocket : undefined;
  if (isClosable(webSocket)) webSocket.close(serviceRestart);
  else socket.disconnect(true);
}

function isClosable(value: unknown): value is Closable {
  return typeof value === 'object' && value !== null && 'close' in value && typeof value.close === 'function';
}
