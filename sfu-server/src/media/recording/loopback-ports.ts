import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';

/** The address of this machine itself. */
export const loopback = '127.0.0.1';
const mostTries = 50;

/** Finds pairs of free UDP ports on the loopback address, an even one for RTP with the next for RTCP; gives the even ones. */
export async function pickPortPairs(count: number): Promise<number[]> {
  const held: Socket[] = [];
  try {
    const ports: number[] = [];
    for (let tries = 0; ports.length < count; tries += 1) {
      if (tries === mostTries) throw new Error('no free UDP ports for a recording');
      const port = await holdPair(held);
      if (port !== undefined) ports.push(port);
    }
    return ports;
  } finally {
    await Promise.all(held.map(closeSocket));
  }
}

/** Binds an even port and the next; undefined if the system's choice does not allow it. What was bound stays in `held`. */
async function holdPair(held: Socket[]): Promise<number | undefined> {
  const first = await hold(0, held);
  if (first === undefined || first % 2 !== 0) return undefined;
  return (await hold(first + 1, held)) === undefined ? undefined : first;
}

async function hold(port: number, held: Socket[]): Promise<number | undefined> {
  const socket = createSocket('udp4');
  try {
    const listening = once(socket, 'listening');
    socket.bind({ port, address: loopback, exclusive: true });
    await listening;
  } catch {
    return undefined;
  }
  held.push(socket);
  return socket.address().port;
}

async function closeSocket(socket: Socket): Promise<void> {
  const closed = once(socket, 'close');
  socket.close();
  await closed;
}

/** An RTCP receiver report without blocks: whoever listens reads it and does nothing. */
export const emptyReceiverReport = Buffer.from([0x80, 201, 0, 1, 0, 0, 0, 0]);
const refusalComesWithinMs = 40;

/**
 * Whether someone listens on a UDP port of the loopback address. Nobody answers RTP, but the system refuses a datagram to a port that is
 * not open, and tells a connected socket so.
 */
export async function listensOn(port: number): Promise<boolean> {
  const socket = createSocket('udp4');
  const { promise, resolve } = Promise.withResolvers<boolean>();
  socket.on('error', () => resolve(false));
  socket.connect(port, loopback, () => socket.send(emptyReceiverReport));
  const timer = setTimeout(() => resolve(true), refusalComesWithinMs);
  const listens = await promise;
  clearTimeout(timer);
  await closeSocket(socket);
  return listens;
}
