import type { IncomingMessage } from 'node:http';

/**
 * The address a request came from: of the connection, or as many entries back in X-Forwarded-For as there are
 * proxies of our own (Express' `trust proxy` by hops does the same). What a client wrote further left counts for nothing.
 */
export function clientAddress(request: IncomingMessage, trustProxyHops: number): string {
  const header = request.headers['x-forwarded-for'];
  const forwarded = (Array.isArray(header) ? header.join(',') : (header ?? ''))
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
  const way = [...forwarded, request.socket.remoteAddress ?? 'unknown'];
  return way[Math.max(0, way.length - 1 - trustProxyHops)] ?? 'unknown';
}
