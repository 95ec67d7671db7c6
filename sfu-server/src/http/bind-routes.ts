import { hash } from 'node:crypto';
import { type ErrorCode, type RouteName, type RouteSpec, routes } from '@stallcast/shared/contract';
import { type Request, type RequestHandler, type Response, Router } from 'express';
import type { Actor } from '../platform/actor.ts';
import { cookieOf } from '../platform/cookies.ts';
import { AppError } from '../platform/errors.ts';
import type { RateLimits } from '../platform/rate-limits.ts';
import { assertAccess } from './assert-access.ts';
import type { Handlers, RequestContext } from '../platform/handlers.ts';
import { parseInput } from './parse-input.ts';
import { isPolled, type PollAnswer, type PollAnswers } from './poll-answers.ts';
import { assertNoForm, readUpload } from './upload.ts';

/**
 * A handler as the binder sees it. Written as a method, whose parameters may be narrower in what is assigned: that each
 * handler gets what its route declares was checked where the table was put together, and is parsed by its schemas.
 */
type BoundHandler = { handle(input: unknown, context: unknown): Promise<unknown> }['handle'];

export interface BindOptions {
  readonly handlers: Handlers;
  /** Who sent the request. Throws AppError `banned` for suspended accounts. */
  readonly authenticate: (request: Request) => Promise<Actor>;
  readonly rateLimits: RateLimits;
  /** What guests were told is kept there for the next who ask. */
  readonly polls: PollAnswers;
  /** Whether newcomers are to be turned away. */
  readonly isFull: () => boolean;
}

/** Polled answers may be kept, but asked for each time: that is what makes a 304 possible. */
export const polledCacheControl = 'no-cache, private';

/**
 * Mounts every route of the contract: rate limit, who is asking, may they, is the input right, handle, and check the
 * output too — a field that is not declared never leaves the server, a malformed answer is our own failure.
 */
export function bindRoutes(options: BindOptions): Router {
  const router = Router({ caseSensitive: true });
  for (const group of groupByAddress()) {
    router[group.verb](
      group.path,
      handleGroup(group.names, async (name, request, response) => {
        const { actor, input } = await admit(options, name, request, response);
        const read = () => outcomeOf(options, name, { actor, input, request, response });
        if (!isPolled(name)) return send(routes[name], await read(), response);
        const asked = { route: name, query: input.query, address: request.originalUrl };
        const isGuest = actor.kind === 'guest';
        sendPolled(
          await options.polls.answer({ ...asked, isGuest }, async () => toAnswer(await read())),
          response,
        );
      }),
    );
  }
  return router;
}

/** Who asks, and for what. Throws where they may not, not so often, or not so. */
async function admit(
  { authenticate, rateLimits, isFull }: BindOptions,
  name: RouteName,
  request: Request,
  response: Response,
) {
  const spec: RouteSpec = routes[name];
  if (spec.limit === 'join' && isFull()) throw new AppError('unavailable', { retryAfterSeconds: 10 });
  const actor = await authenticate(request);
  await rateLimits.consume(spec.limit, { actor, ip: ipOf(request) }, response);
  assertAccess(spec.access, actor, request);
  const input = parseInput(spec, request);
  const file = spec.upload && { file: await readUpload(request, spec.upload) };
  return { actor, input: { ...input, ...file } };
}

function send(spec: RouteSpec, output: unknown, response: Response): void {
  response.set('Cache-Control', spec.method === 'GET' ? polledCacheControl : 'no-store');
  response.status(spec.status ?? 200).json(output);
}

/** What comes of a call, checked: a field that is not declared never leaves the server. */
async function outcomeOf({ handlers }: BindOptions, name: RouteName, call: Call): Promise<unknown> {
  const spec: RouteSpec = routes[name];
  const handler: BoundHandler = handlers[name];
  return spec.output.parse(
    await handler(call.input, contextOf(spec, call.actor, call.request, call.response)),
  );
}

interface Call {
  readonly actor: Actor;
  readonly input: object;
  readonly request: Request;
  readonly response: Response;
}

/** An answer with the mark that it is known again by; a weak one, which proxies that compress leave as it is. */
function toAnswer(output: unknown): PollAnswer {
  const body = JSON.stringify(output);
  return { body, etag: `W/"${hash('sha256', body, 'base64url')}"` };
}

function sendPolled({ etag, body }: PollAnswer, response: Response): void {
  response.set({ 'Cache-Control': polledCacheControl, ETag: etag }).type('json').send(body);
}

type Verb = 'get' | 'post' | 'put' | 'patch' | 'delete';
interface Group {
  readonly verb: Verb;
  readonly path: string;
  readonly names: RouteName[];
}

/** Routes that share an address, told apart by `action`. Fixed paths come before those with parameters. */
function groupByAddress(): Group[] {
  const groups = new Map<string, Group>();
  for (const [name, spec] of Object.entries<RouteSpec>(routes)) {
    if (!isRouteName(name)) continue;
    const verb = verbOf(spec);
    const key = `${verb} ${spec.path}`;
    const group = groups.get(key) ?? { verb, path: spec.path, names: [] };
    group.names.push(name);
    groups.set(key, group);
  }
  return [...groups.values()].sort((a, b) => Number(a.path.includes(':')) - Number(b.path.includes(':')));
}

function verbOf(spec: RouteSpec): Verb {
  const verbs = { GET: 'get', POST: 'post', PUT: 'put', PATCH: 'patch', DELETE: 'delete' } as const;
  return verbs[spec.method];
}

function isRouteName(name: string): name is RouteName {
  return Object.hasOwn(routes, name);
}

function handleGroup(
  names: readonly RouteName[],
  handle: (name: RouteName, request: Request, response: Response) => Promise<void>,
): RequestHandler {
  return async (request, response) => {
    for (const each of names) assertNoForm(routes[each], request);
    await handle(chooseByAction(names, request), request, response);
  };
}

function chooseByAction(names: readonly RouteName[], request: Request): RouteName {
  const action: unknown = request.method === 'GET' ? request.query['action'] : bodyOf(request)['action'];
  const name = names.find((candidate) => {
    const spec: RouteSpec = routes[candidate];
    return spec.action === undefined || spec.action === action;
  });
  if (name !== undefined) return name;
  const known = names
    .map((candidate) => (routes[candidate] satisfies RouteSpec as RouteSpec).action)
    .join(', ');
  throw new AppError('invalid-input', { fields: [{ path: 'action', message: `must be one of: ${known}` }] });
}

function bodyOf(request: Request): Record<string, unknown> {
  const body: unknown = request.body;
  return typeof body === 'object' && body !== null ? { ...body } : {};
}

/** The address the request came from, as far as the configured proxies can be trusted. */
function ipOf(request: Request): string {
  return request.ip ?? 'unknown';
}

function contextOf(spec: RouteSpec, actor: Actor, request: Request, response: Response): RequestContext {
  return {
    // assertAccess has just proved that the actor is what the route declares.
    actor: actor as RequestContext['actor'],
    ip: ipOf(request),
    requestId: response.get('X-Request-Id') ?? '',
    headers: request.headers,
    rawBody: request.rawBody ?? Buffer.alloc(0),
    idempotencyKey: spec.idempotent ? idempotencyKeyOf(request) : '',
    cookie: (name) => cookieOf(request.headers, name),
    addSetCookie: (header) => void response.append('Set-Cookie', header),
  };
}

function idempotencyKeyOf(request: Request): string {
  const key = request.get('Idempotency-Key');
  if (key === undefined) throw new AppError('idempotency-key-missing');
  if (!/^[\x21-\x7e]{8,200}$/.test(key))
    throw invalidHeader('Idempotency-Key', 'must be 8 to 200 visible characters');
  return key;
}

function invalidHeader(path: string, message: string): AppError {
  const code: ErrorCode = 'invalid-input';
  return new AppError(code, { fields: [{ path, message }] });
}
