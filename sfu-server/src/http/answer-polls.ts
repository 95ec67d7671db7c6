import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders, IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { routes } from '@stallcast/shared/contract';
import { guest } from '../platform/actor.ts';
import type { RateLimits } from '../platform/rate-limits.ts';
import { polledCacheControl } from './bind-routes.ts';
import { clientAddress } from './client-address.ts';
import type { Drain } from './drain.ts';
import type { Metrics } from './metrics.ts';
import type { KeptAnswer, PollAnswers } from './poll-answers.ts';
import type { SecurityHeaders } from './security-headers.ts';

export interface AnswerPollsOptions {
  readonly polls: PollAnswers;
  /** Whether the request says who it is from; such a one is looked at closer. */
  readonly hasSession: (headers: IncomingHttpHeaders) => boolean;
  readonly rateLimits: RateLimits;
  readonly drain: Drain;
  readonly metrics: Metrics;
  readonly securityHeaders: SecurityHeaders;
  readonly trustProxyHops: number;
}

/**
 * Answers guests' polls whose answer is known, before Express has anything to do with them, and hands on everything else.
 * What goes out is what `next` would send, header by header.
 */
export function answerPolls(options: AnswerPollsOptions, next: RequestListener): RequestListener {
  const { polls, hasSession, rateLimits, drain, trustProxyHops } = options;

  async function answer(kept: KeptAnswer, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const headers: Record<string, string> = { 'X-Request-Id': randomUUID() };
    const answering = { set: (name: string, value: string) => void (headers[name] = value) };
    const caller = { actor: guest, ip: clientAddress(request, trustProxyHops) };
    try {
      await rateLimits.consume(routes[kept.route].limit, caller, answering);
    } catch {
      // Refused: Express says so, as it always does.
      next(request, response);
      return;
    }
    send(options, kept, request, response, headers);
  }

  return (request, response) => {
    const kept = isPlainGet(request) ? polls.find(request.url ?? '') : undefined;
    if (!kept || drain.isTurningAway || hasSession(request.headers)) next(request, response);
    else void answer(kept, request, response);
  };
}

function isPlainGet({ method, headers }: IncomingMessage): boolean {
  return (
    method === 'GET' &&
    headers['content-length'] === undefined &&
    headers['transfer-encoding'] === undefined &&
    // A list of marks, or any of them: seldom, and not worth a second reader of such lists.
    !/[,*]/.test(headers['if-none-match'] ?? '')
  );
}

function send(
  { securityHeaders, metrics }: AnswerPollsOptions,
  { route, etag, body }: KeptAnswer,
  request: IncomingMessage,
  response: ServerResponse,
  headers: Readonly<Record<string, string>>,
): void {
  const began = performance.now();
  const isKnown =
    request.headers['if-none-match'] === etag && !/\bno-cache\b/.test(request.headers['cache-control'] ?? '');
  const status = isKnown ? 304 : 200;
  response.writeHead(status, {
    ...headers,
    ...securityHeaders(request.headers.host),
    'Cache-Control': polledCacheControl,
    ETag: etag,
    ...(!isKnown && {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Length': Buffer.byteLength(body),
    }),
  });
  response.end(isKnown ? undefined : body);
  metrics.note({ method: 'GET', route: routes[route].path, status }, performance.now() - began);
}
