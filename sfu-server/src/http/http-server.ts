import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { timeouts } from '../platform/timeouts.ts';

export interface HttpServer {
  readonly server: Server;
  /** Starts to listen and answers the port. Throws what the system says, e.g. EADDRINUSE. */
  listen(port: number, host: string): Promise<number>;
  /** Takes no new connections, and answers once the open requests are done, at the latest after `drainMs`. */
  close(): Promise<void>;
}

/** Sockets of one address's slow or idle clients must not use up what others need. */
const requestsPerSocket = 10_000;
/** While closing. */
const idleSweepEveryMs = 20;

/** See platform/timeouts.ts; in ms. */
export type HttpWaits = Readonly<
  Record<
    Extract<keyof typeof timeouts, 'httpRequestMs' | 'httpHeadersMs' | 'httpKeepAliveMs' | 'drainMs'>,
    number
  >
>;

export function createHttpServer(handle: RequestListener, waits: HttpWaits): HttpServer {
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
