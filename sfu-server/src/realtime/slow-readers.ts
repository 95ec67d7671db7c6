import type { Socket } from 'socket.io';
import type { Logger } from '../platform/logger.ts';

/** Packets that may wait for a client that reads slowly; beyond them it is cut off and comes back by polling. */
const mostWaitingPackets = 500;

/** Cuts a client off that does not read, so that what waits for it stays bounded. */
export function cutOffSlowReader(socket: Socket, logger: Logger): void {
  let waiting = 0;
  // The connection drains when everything handed to the operating system was taken.
  socket.conn.on('drain', () => {
    waiting = 0;
  });
  socket.conn.on('packetCreate', () => {
    waiting += 1;
    if (waiting !== mostWaitingPackets) return;
    logger.info({ waiting }, 'a client that does not read was cut off');
    socket.disconnect(true);
  });
}
