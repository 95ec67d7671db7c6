import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** Passes connections on, as a router does that lets TCP through. */
export interface TcpRelay {
  /** Lets nothing through, in silence, and through again; connections stay open meanwhile. */
  cut(isCut: boolean): void;
  /** The port that it listens on. */
  readonly port: number;
  close(): Promise<void>;
}

export interface TcpRelayOptions {
  /** Where clients connect to, and where it goes from there. */
  readonly from: string;
  readonly to: string;
  readonly port: number;
  /** The port that clients connect to, if it is another; 0 lets the system choose. */
  readonly fromPort?: number;
}

/** A way for TCP between clients and one port of a server, that a test cuts and mends. */
export async function startTcpRelay({ from, to, port, fromPort = port }: TcpRelayOptions): Promise<TcpRelay> {
  const sockets = new Set<Socket>();
  let isCut = false;

  function follow(socket: Socket, other: Socket): void {
    sockets.add(socket);
    if (isCut) socket.pause();
    socket.on('data', (data) => other.write(data));
    socket.once('end', () => other.end());
    // A connection that breaks on one side breaks on the other.
    socket.once('error', () => other.destroy());
    socket.once('close', () => {
      sockets.delete(socket);
      other.destroy();
    });
    if (isCut) socket.pause();
  }

  const server = createServer((client) => {
    const onward = connect({ host: to, port });
    follow(client, onward);
    follow(onward, client);
  });
  server.listen(fromPort, from);
  await once(server, 'listening');
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    cut(wanted) {
      isCut = wanted;
      for (const socket of sockets) {
        if (isCut) socket.pause();
        else socket.resume();
      }
    },
    async close() {
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
