import type { WireRequest, WireResponse } from '@stallcast/shared/client';
import type { RouteName, WireTable } from '@stallcast/shared/contract';
import { z } from 'zod';
import { CallError } from './call-error.ts';
import { matchRoute } from './contract-gate.ts';
import type { TokenStore } from './token-store.ts';

/** No answer within this time counts as no answer at all, in ms. */
const requestTimeoutMs = 15_000;
/** No answer of the contract comes near this size, in bytes. */
const mostAnswerBytes = 4_000_000;

const carriedRequestHeaders = ['accept', 'content-type', 'idempotency-key', 'if-none-match'];
const carriedResponseHeaders = ['content-type', 'etag', 'retry-after'];

const jsonObject = z.record(z.string(), z.unknown());
const sessionAnswer = z.looseObject({ token: z.string().nullable() });
const problemAnswer = z.looseObject({ code: z.string() });

export interface ServerLinkOptions {
  readonly table: WireTable<RouteName>;
  readonly tokens: TokenStore;
  /** The server in use; null before one was named. */
  readonly origin: () => string | null;
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
}

/**
 * Carries the page's requests to the server. Only routes of the contract pass; the token is added on the way out and
 * taken out of the answer on the way back. Throws CallError: `refused`, or `unreachable` when there was no answer.
 */
export function createServerLink(
  options: ServerLinkOptions,
): (request: WireRequest) => Promise<WireResponse> {
  return async (request) => {
    const origin = options.origin();
    const route = matchRoute(options.table, request);
    if (origin === null || route === null)
      throw new CallError('refused', 'This is not a request of the contract.');
    const token = options.tokens.get(origin);
    try {
      const response = await deliver(options.fetch, origin, prepare(route, request), token);
      return await keepToken(options.tokens, { origin, route, token }, response);
    } finally {
      // Signed out means signed out here, whether or not the server heard of it.
      if (route === 'accounts.logout') await options.tokens.forget();
    }
  };
}

const opensSession = (route: RouteName) => route === 'accounts.login' || route === 'accounts.register';

/** A sign-in always asks for a bearer token: the studio keeps no cookies. */
function prepare(route: RouteName, request: WireRequest): WireRequest {
  if (!opensSession(route)) return request;
  const body = jsonObject.safeParse(parseJson(request.body));
  if (!body.success) throw new CallError('bad-arguments', 'A sign-in needs a JSON object.');
  return { ...request, body: JSON.stringify({ ...body.data, transport: 'bearer' }) };
}

function parseJson(text: string | null): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return null;
  }
}

async function deliver(
  fetch: ServerLinkOptions['fetch'],
  origin: string,
  request: WireRequest,
  token: string | null,
): Promise<WireResponse> {
  const headers = pick(Object.entries(request.headers), carriedRequestHeaders);
  if (token !== null) headers['authorization'] = `Bearer ${token}`;
  try {
    const response = await fetch(origin + request.path, {
      method: request.method,
      headers,
      body: request.body,
      credentials: 'omit',
      cache: 'no-store',
      // A redirect could carry the token elsewhere; the contract knows none.
      redirect: 'error',
      signal: AbortSignal.timeout(requestTimeoutMs),
    });
    const body = await readBounded(response);
    return {
      status: response.status,
      headers: pick(response.headers.entries(), carriedResponseHeaders),
      body,
    };
  } catch {
    throw new CallError('unreachable', 'No answer from the server.');
  }
}

async function readBounded(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > mostAnswerBytes) throw new RangeError('answer too large');
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

function pick(entries: Iterable<[string, string]>, names: readonly string[]): Record<string, string> {
  const picked: Record<string, string> = {};
  for (const [name, value] of entries)
    if (names.includes(name.toLowerCase())) picked[name.toLowerCase()] = value;
  return picked;
}

interface SessionFacts {
  readonly origin: string;
  readonly route: RouteName;
  readonly token: string | null;
}

/** Keeps the token of an answer, and hands the answer on without it. A token the server no longer knows is forgotten. */
async function keepToken(
  tokens: TokenStore,
  facts: SessionFacts,
  response: WireResponse,
): Promise<WireResponse> {
  if (facts.token !== null && isSignedOut(response)) await tokens.forget();
  if (!opensSession(facts.route) || response.status >= 400) return response;
  const answer = sessionAnswer.parse(JSON.parse(response.body));
  if (answer.token !== null) await tokens.put(facts.origin, answer.token);
  return { ...response, body: JSON.stringify({ ...answer, token: null }) };
}

function isSignedOut(response: WireResponse): boolean {
  if (response.status !== 401) return false;
  return problemAnswer.safeParse(parseJson(response.body)).data?.code === 'unauthenticated';
}
