import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { seededRandom } from './random.ts';

/** What a network does to each datagram, either way. */
export interface NetworkFault {
  /** Nothing gets through. */
  readonly cut: boolean;
  /** Share of the datagrams that get lost, 0 to 1. */
  readonly loss: number;
  readonly delayMs: number;
  /** Up to this much more, at random; datagrams may overtake each other. */
  readonly jitterMs: number;
  /** What gets through in a second, in bits; the rest waits for up to 200 ms and is then lost. Infinity for no limit. */
  readonly rateBps: number;
}

/** A network between browsers and the media server that a test makes bad, and good again. */
export interface UdpRelay {
  /** Changes some of what the network does; for one client (by its port) or for all. */
  set(fault: Partial<NetworkFault>, clientPort?: number): void;
  /** What passed from and to each client so far, by its port, in bytes. */
  readonly traffic: ReadonlyMap<number, { readonly upBytes: number; readonly downBytes: number }>;
  close(): Promise<void>;
}

export interface UdpRelayOptions {
  /** Where browsers send to, and where it goes from there; on the same port, as that is what the server announces. */
  readonly from: string;
  readonly to: string;
  readonly port: number;
  /** Decides which datagrams get lost and how late each is. */
  readonly seed?: number;
}

const goodNetwork: NetworkFault = { cut: false, loss: 0, delayMs: 0, jitterMs: 0, rateBps: Infinity };
const longestQueueMs = 200;

/** One direction of one client's way. */
interface Lane {
  /** When what was let through so far will have gone, by the clock of `performance.now`. */
  busyUntilMs: number;
  bytes: number;
}

interface Client {
  readonly port: number;
  readonly back: Socket;
  readonly up: Lane;
  readonly down: Lane;
  fault: NetworkFault;
}

/** Passes datagrams on, each sender through a socket of its own, as a router does. */
export async function startUdpRelay({ from, to, port, seed = 1 }: UdpRelayOptions): Promise<UdpRelay> {
  const front = createSocket('udp4');
  const clients = new Map<string, Client>();
  const timers = new Set<NodeJS.Timeout>();
  const random = seededRandom(seed);
  let usual = goodNetwork;

  /** Calls `send` once the datagram has made its way, or never. */
  function travel({ fault }: Client, lane: Lane, bytes: number, send: () => void): void {
    if (fault.cut || random() < fault.loss) return;
    const nowMs = performance.now();
    const queuedMs = Math.max(0, lane.busyUntilMs - nowMs);
    if (queuedMs > longestQueueMs) return;
    lane.bytes += bytes;
    lane.busyUntilMs = nowMs + queuedMs + (bytes * 8000) / fault.rateBps;
    const waitMs = queuedMs + fault.delayMs + random() * fault.jitterMs;
    if (waitMs < 1) return send();
    const timer = setTimeout(() => {
      timers.delete(timer);
      send();
    }, waitMs);
    timers.add(timer);
  }

  function clientOf(address: string, senderPort: number): Client {
    const key = `${address}:${senderPort}`;
    const known = clients.get(key);
    if (known !== undefined) return known;
    const back = createSocket('udp4');
    const lane = (): Lane => ({ busyUntilMs: 0, bytes: 0 });
    const client: Client = { port: senderPort, back, up: lane(), down: lane(), fault: usual };
    back.on('message', (message) =>
      travel(client, client.down, message.length, () => front.send(message, senderPort, address)),
    );
    clients.set(key, client);
    return client;
  }

  front.on('message', (message, sender) => {
    const client = clientOf(sender.address, sender.port);
    travel(client, client.up, message.length, () => client.back.send(message, port, to));
  });
  const listening = once(front, 'listening');
  front.bind(port, from);
  await listening;
  return {
    get traffic() {
      return new Map(
        [...clients.values()].map(({ port: ofClient, up, down }) => [
          ofClient,
          { upBytes: up.bytes, downBytes: down.bytes },
        ]),
      );
    },
    set(fault, clientPort) {
      if (clientPort === undefined) usual = { ...usual, ...fault };
      for (const client of clients.values())
        if (clientPort === undefined || client.port === clientPort)
          client.fault = { ...client.fault, ...fault };
    },
    async close() {
      for (const timer of timers) clearTimeout(timer);
      const sockets = [front, ...[...clients.values()].map(({ back }) => back)];
      await Promise.all(
        sockets.map((socket) => new Promise<void>((resolve) => socket.close(() => resolve()))),
      );
    },
  };
}
