import {
  type ApiClient,
  createApiClient,
  type Patience,
  type SendRequest,
  usualPatience,
  type WireRequest,
} from '@stallcast/shared/client';
import {
  type ErrorCode,
  errorTable,
  isErrorCode,
  type RouteName,
  type RouteOutput,
  type Routes,
  routes,
  toWireTable,
} from '@stallcast/shared/contract';
import { isRecord } from '../app/tab-storage.ts';

/** What a route answers: its output, a code of the contract, or nothing at all. */
type Answer<Name extends RouteName> = RouteOutput<Routes[Name]> | ErrorCode | 'unreachable';

/** Answers of the routes that a test needs, by name; they see the request as it went over the wire. */
export type Answers = {
  [Name in RouteName]?: (request: WireRequest) => Answer<Name> | Promise<Answer<Name>>;
};

export interface ScriptedServer {
  readonly api: ApiClient;
  /** What was asked so far, in order. */
  readonly asked: readonly Asked[];
  /** How often a route was asked. */
  count(name: RouteName): number;
}

export interface Asked {
  readonly name: RouteName;
  /** The body as it was sent. */
  readonly body: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string>>;
}

const table = Object.entries(toWireTable(routes));

/** Most tests are about what follows a call that failed for good. */
const askOnce: Patience = { ...usualPatience, tries: 1 };

/** The real client over a transport that answers as the test says. A route without an answer cannot be reached. */
export function scriptedServer(answers: Answers, patience = askOnce): ScriptedServer {
  const asked: Asked[] = [];
  const send: SendRequest = async (request, signal) => {
    const name = nameOf(request);
    asked.push({ name, body: readBody(request), headers: request.headers });
    const answer: unknown = await answers[name]?.(request);
    signal?.throwIfAborted();
    if (answer === undefined || answer === 'unreachable') throw new TypeError('network down');
    return typeof answer === 'string'
      ? problem(answer)
      : { status: 200, headers: {}, body: JSON.stringify(answer) };
  };
  return {
    api: createApiClient(toWireTable(routes), send, patience),
    asked,
    count: (name) => asked.filter((one) => one.name === name).length,
  };
}

function problem(code: string) {
  if (!isErrorCode(code)) throw new Error(`${code} is no code of the contract`);
  const { status, title } = errorTable[code];
  const headers = { 'content-type': 'application/problem+json' };
  return { status, headers, body: JSON.stringify({ type: 'about:blank', title, status, code }) };
}

function nameOf(request: WireRequest): RouteName {
  const { method, path } = request;
  const url = new URL(path, 'http://shop.test');
  const action = url.searchParams.get('action') ?? readBody(request)['action'];
  const found = table.find(
    ([, route]) =>
      route.method === method &&
      (route.action ?? undefined) === (action ?? undefined) &&
      new RegExp(`^${route.path.replaceAll(/:\w+/g, '[^/]+')}$`).test(url.pathname),
  );
  const name = found?.[0];
  if (name === undefined || !isRouteName(name)) throw new Error(`no route for ${method} ${path}`);
  return name;
}

function readBody({ body }: WireRequest): Readonly<Record<string, unknown>> {
  const value: unknown = JSON.parse(body ?? '{}');
  return isRecord(value) ? value : {};
}

function isRouteName(name: string): name is RouteName {
  return Object.hasOwn(routes, name);
}
