import { timingSafeEqual } from 'node:crypto';
import { type Request, type RequestHandler, Router } from 'express';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { AppError } from '../platform/errors.ts';

/** What the server has of something right now. */
export interface LiveCount {
  readonly name: string;
  readonly help: string;
  readonly read: () => number;
}

export interface Metrics {
  /** Counts requests and their durations by route, never by who or which show. */
  readonly observeRequests: RequestHandler;
  /** The same for a request that did not come this way. */
  note(
    request: { readonly method: string; readonly route: string; readonly status: number },
    tookMs: number,
  ): void;
  /** `/metrics` in Prometheus' text format, for this machine or for who has the token. */
  readonly serve: RequestHandler;
}

export function createMetrics({
  token,
  counts,
}: {
  readonly token: string | null;
  readonly counts: readonly LiveCount[];
}): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  for (const { name, help, read } of counts) {
    registry.registerMetric(
      new Gauge({
        name,
        help,
        registers: [],
        collect: function set() {
          this.set(read());
        },
      }),
    );
  }
  const requests = new Counter({
    name: 'stallcast_http_requests_total',
    help: 'HTTP requests by route and status.',
    labelNames: ['method', 'route', 'status'],
    registers: [registry],
  });
  const seconds = new Histogram({
    name: 'stallcast_http_request_seconds',
    help: 'Duration of HTTP requests by route, in seconds.',
    labelNames: ['method', 'route'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 3, 10],
    registers: [registry],
  });
  const router = Router({ caseSensitive: true });
  router.get('/metrics', async (request, response) => {
    if (!mayRead(request, token)) throw new AppError('not-found');
    response.type(registry.contentType).send(await registry.metrics());
  });
  // Bound once: to look labels up costs more than to count.
  const bound = new Map<string, (tookSeconds: number) => void>();
  function bind(method: string, route: string, status: number): (tookSeconds: number) => void {
    const [count, duration] = [requests.labels(method, route, String(status)), seconds.labels(method, route)];
    return (tookSeconds) => {
      count.inc();
      duration.observe(tookSeconds);
    };
  }
  const note: Metrics['note'] = ({ method, route, status }, tookMs) => {
    const key = `${method} ${route} ${status}`;
    const observe = bound.get(key) ?? bind(method, route, status);
    bound.set(key, observe);
    observe(tookMs / 1000);
  };
  return {
    serve: router,
    note,
    observeRequests: (request, response, next) => {
      const began = performance.now();
      response.once('finish', () => {
        const { method } = request;
        note({ method, route: routeOf(request), status: response.statusCode }, performance.now() - began);
      });
      next();
    },
  };
}

/** The declared address, not the asked one: the number of labels has to stay small. */
function routeOf(request: Request): string {
  const route: unknown = request.route;
  const path = typeof route === 'object' && route !== null && 'path' in route ? route.path : undefined;
  return typeof path === 'string' ? path : 'other';
}

function mayRead(request: Request, token: string | null): boolean {
  if (token !== null && sameText(request.get('Authorization') ?? '', `Bearer ${token}`)) return true;
  // Through a proxy everybody comes from this machine.
  const isDirect =
    request.headers['x-forwarded-for'] === undefined && request.headers.forwarded === undefined;
  return isDirect && /^(::ffff:)?127\.|^::1$/.test(request.socket.remoteAddress ?? '');
}

function sameText(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}
