import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer } from 'node:net';

// Below the range that systems take the ports of outgoing connections from: a killed server finds its port again.
const lowest = 20_000;
const count = 10_000;
const given = new Set<number>();

/** A port, free for TCP and UDP on every address of this machine, that stays free while nobody listens on it. */
export async function steadyPort(): Promise<number> {
  for (let tries = 0; tries < 200; tries += 1) {
    const port = lowest + Math.floor(Math.random() * count);
    if (given.has(port) || !(await isFree(port))) continue;
    given.add(port);
    return port;
  }
  throw new Error('no free port was found');
}

async function isFree(port: number): Promise<boolean> {
  const tcp = createServer();
  const udp = createSocket('udp4');
  try {
    tcp.listen({ port, host: '0.0.0.0', exclusive: true });
    await once(tcp, 'listening');
    udp.bind({ port, exclusive: true });
    await once(udp, 'listening');
    udp.close();
    return true;
  } catch {
    return false;
  } finally {
    tcp.close();
  }
}
