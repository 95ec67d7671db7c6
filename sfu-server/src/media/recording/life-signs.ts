import { createSocket } from 'node:dgram';
import { timeouts } from '../../platform/timeouts.ts';
import { emptyReceiverReport, loopback } from './loopback-ports.ts';

/**
 * Lets whoever listens on these UDP ports of the loopback address know that this process lives, until closed. A recorder that ended
 * whenever nothing comes would end with every pause of the seller's; one that never did would outlive a server that was killed.
 */
export function sendLifeSigns(ports: readonly number[]): { close(): void } {
  const socket = createSocket('udp4');
  // Nobody listens yet, or any more.
  socket.on('error', () => undefined);
  const timer = setInterval(() => {
    for (const port of ports) socket.send(emptyReceiverReport, port, loopback);
  }, timeouts.recorderLifeSignEveryMs);
  let closed = false;
  return {
    close() {
      if (closed) return;
      closed = true;
      clearInterval(timer);
      socket.close();
    },
  };
}
