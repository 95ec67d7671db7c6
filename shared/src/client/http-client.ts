import type {
  AnyRequest,
  Problem,
  RouteName,
  RouteOutput,
  RouteRequest,
  Routes,
  WireRoute,
  WireTable,
} from '../contract/index.ts';
import { ApiError } from './api-error.ts';
import { type Patience, repeating, usualPatience } from './repeat.ts';
import type { SendRequest, WireRequest, WireResponse } from './wire.ts';
import { asDeclared } from './wire-trust.ts';

export interface ApiClient {
  /** Calls a route of the contract. Throws ApiError with the server's code, or `unreachable`. */
  <Name extends RouteName>(
    name: Name,
    request: RouteRequest<Routes[Name]>,
    options?: { readonly signal?: AbortSignal },
  ): Promise<RouteOutput<Routes[Name]>>;
}

/**
 * The typed client of every HTTP route. `table` may be the contract itself or its wire table. Polled routes cost
 * nothing when nothing changed: the last answer is kept with its ETag and reused on 304 (RFC 9110 section 13.1.2).
 * Calls that do nothing when they arrive twice are asked again for a while (see `repeating`); others never are.
 */
export function createApiClient(
  table: WireTable<RouteName>,
  send: SendRequest,
  patience: Patience = usualPatience,
): ApiClient {
  const cache = new AnswerCache();
  const sendAgain = repeating(send, patience);
  return async (name, request, options) => {
    const route = table[name];
    const wire = toWireRequest(route, request);
    const cached = wire.method === 'GET' ? cache.get(wire.path) : undefined;
    const headers = cached ? { ...wire.headers, 'if-none-match': cached.etag } : wire.headers;
    const carry = isHarmlessTwice(route, request) ? sendAgain : send;
    const response = await deliver(carry, { ...wire, headers }, options?.signal);
    if (response.status === 304 && cached) return asDeclared(JSON.parse(cached.body));
    if (response.status >= 400) throw ApiError.fromProblem(readProblem(response));
    const etag = response.headers['etag'];
    if (wire.method === 'GET' && etag !== undefined) cache.set(wire.path, { etag, body: response.body });
    return asDeclared(JSON.parse(response.body));
  };
}

/** Whether the server does nothing more when the call arrives again: it only reads, or knows it by its key or the caller's own id. */
function isHarmlessTwice({ method, onceBy = 'idempotencyKey' }: WireRoute, request: AnyRequest): boolean {
  const mark: unknown = Reflect.get({ ...request, ...request.body }, onceBy);
  return method === 'GET' || mark !== undefined;
}

/** The request as it goes over the wire: path filled in, query and body serialised, action added. */
export function toWireRequest(route: WireRoute, request: AnyRequest): WireRequest {
  const params = new Map(Object.entries<unknown>({ ...request.params }));
  const path = route.path.replaceAll(/:(\w+)/g, (_, key: string) =>
    encodeURIComponent(String(params.get(key))),
  );
  const action = route.action === undefined ? {} : { action: route.action };
  const inQuery = route.method === 'GET' ? { ...action, ...request.query } : { ...request.query };
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries<unknown>(inQuery))
    if (value !== undefined) query.set(key, asText(value));
  const headers: Record<string, string> = { accept: 'application/json' };
  if (request.idempotencyKey !== undefined) headers['idempotency-key'] = request.idempotencyKey;
  const line = { method: route.method, path: query.size > 0 ? `${path}?${query}` : path, headers };
  if (route.upload && request.file)
    return { ...line, body: null, file: { ...route.upload, bytes: request.file } };
  const body = route.method === 'GET' ? null : JSON.stringify({ ...action, ...request.body });
  if (body !== null) headers['content-type'] = 'application/json';
  return { ...line, body };
}

/** A value as it stands in a query: the contract has only plain ones there. */
function asText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

async function deliver(
  send: SendRequest,
  request: WireRequest,
  signal: AbortSignal | undefined,
): Promise<WireResponse> {
  try {
    return await send(request, signal);
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw ApiError.unreachable(cause);
  }
}

function readProblem(response: WireResponse): Problem {
  const type = response.headers['content-type'] ?? '';
  if (type.startsWith('application/problem+json')) return asDeclared(JSON.parse(response.body));
  // Something between us and the server answered in its stead.
  return {
    type: 'about:blank',
    title: 'The server is not available at the moment.',
    status: response.status,
    code: 'unavailable',
  };
}

/** How many polled answers are kept; a page polls far fewer addresses than this. */
const cachedAnswers = 50;

class AnswerCache {
  readonly #answers = new Map<string, { etag: string; body: string }>();

  get(path: string) {
    return this.#answers.get(path);
  }

  set(path: string, answer: { etag: string; body: string }): void {
    this.#answers.delete(path);
    this.#answers.set(path, answer);
    const oldest = this.#answers.keys().next();
    if (this.#answers.size > cachedAnswers && !oldest.done) this.#answers.delete(oldest.value);
  }
}
