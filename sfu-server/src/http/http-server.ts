import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { readOpenFileLimit } from './open-file-limit.ts';
import type { timeouts } from '../platform/timeouts.ts';

export interface HttpServer {
  readonly server: Server;
  /** So many connections are open that the rest of what may be is left to those who are here already. */
  readonly isFull: boolean;
  /** Starts to listen and answers the port. Throws what the system says, e.g. EADDRINUSE. */
  listen(port: number, host: string): Promise<number>;
  /** Takes no new connections, and answers once the open requests are done, at the latest after `drainMs`. */
  close(): Promise<void>;
}

/** Sockets of one address's slow or idle clients must not use up what others need. */
const requestsPerSocket = 10_000;
/**
 * Shares of the files that may be open: newcomers are turned away beyond the first and cut off beyond the second. What is left
 * is for the database, the media workers, recordings and replays, without which those who are here would suffer.
 */
const share = { newcomers: 1 / 2, connections: 3 / 4 };
/** While closing. */
const idleSweepEveryMs = 20;

/** See platform/timeouts.ts; in ms. */
export type HttpWaits = Readonly<
  Record<
    Extract<keyof typeof timeouts, 'httpRequestMs' | 'httpHeadersMs' | 'httpKeepAliveMs' | 'drainMs'>,
    number
  >
>;

export function createHttpServer(
  handle: RequestListener,
  waits: HttpWaits,
  openFileLimit = readOpenFileLimit(),
): HttpServer {
  const server = createServer(
    {
      requestTimeout: waits.httpRequestMs,
      headersTimeout: waits.httpHeadersMs,
      keepAliveTimeout: waits.httpKeepAliveMs,
      connectionsCheckingInterval: 2000,
    },
    handle,
  );
  server.maxRequestsPerSocket = requestsPerSocket;
  if (Number.isFinite(openFileLimit)) server.maxConnections = Math.floor(openFileLimit * share.connections);
  let open = 0;
  server.on('connection', (socket) => {
    open += 1;
    socket.once('close', () => (open -= 1));
  });
  let closing: Promise<void> | undefined;

  async function close(): Promise<void> {
    if (!server.listening) return;
    const closed = once(server, 'close');
    server.close();
    // A connection whose request has just been answered would be kept for the next one, which must not come.
    const sweep = setInterval(() => server.closeIdleConnections(), idleSweepEveryMs);
    const force = setTimeout(() => server.closeAllConnections(), waits.drainMs);
    await closed;
    clearInterval(sweep);
    clearTimeout(force);
  }

  return {
    server,
    get isFull() {
      return open > openFileLimit * share.newcomers;
    },
    async listen(port, host) {
      server.listen({ port, host });
      await once(server, 'listening');
      const address = server.address();
      if (typeof address !== 'object' || address === null) throw new Error('the server listens at no port');
      return address.port;
    },
    close: () => (closing ??= close()),
  };
}
