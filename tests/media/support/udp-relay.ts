import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';

/** A network between browsers and the media server that a test can cut. */
export interface UdpRelay {
  /** Lets nothing through, either way, until set to false again. */
  setCut(cut: boolean): void;
  close(): Promise<void>;
}

export interface UdpRelayOptions {
  /** Where browsers send to, and where it goes from there; on the same port, as that is what the server announces. */
  readonly from: string;
  readonly to: string;
  readonly port: number;
}

/** Passes datagrams on, each sender through a socket of its own, as a router does. */
export async function startUdpRelay({ from, to, port }: UdpRelayOptions): Promise<UdpRelay> {
  const front = createSocket('udp4');
  const backs = new Map<string, Socket>();
  let cut = false;

  function backOf(address: string, senderPort: number): Socket {
    const key = `${address}:${senderPort}`;
    const known = backs.get(key);
    if (known !== undefined) return known;
    const back = createSocket('udp4');
    back.on('message', (message) => {
      if (!cut) front.send(message, senderPort, address);
    });
    backs.set(key, back);
    return back;
  }

  front.on('message', (message, sender) => {
    if (!cut) backOf(sender.address, sender.port).send(message, port, to);
  });
  const listening = once(front, 'listening');
  front.bind(port, from);
  await listening;
  return {
    setCut: (value) => {
      cut = value;
    },
    async close() {
      const sockets = [front, ...backs.values()];
      await Promise.all(
        sockets.map((socket) => new Promise<void>((resolve) => socket.close(() => resolve()))),
      );
    },
  };
}
