import type { RouteName, WireRoute, WireTable } from '@stallcast/shared/contract';
import { z } from 'zod';

interface GateRequest {
  readonly method: string;
  readonly path: string;
  readonly body: string | null;
}

const withAction = z.looseObject({ action: z.string().optional() });

/**
 * Finds the route of the contract that a request is for; null if there is none. The path must be an absolute path
 * that means the same after parsing, so that nothing can be smuggled past by dots, slashes or another host.
 */
export function matchRoute(table: WireTable<RouteName>, request: GateRequest): RouteName | null {
  const base = 'https://server.invalid';
  if (!request.path.startsWith('/') || !URL.canParse(request.path, base)) return null;
  const url = new URL(request.path, base);
  if (url.origin !== base || url.pathname + url.search !== request.path) return null;
  const action = readAction(request, url);
  for (const name of routeNames(table)) {
    const route = table[name];
    const matches = route.method === request.method && route.action === action && fits(route, url.pathname);
    if (matches) return name;
  }
  return null;
}

function routeNames(table: WireTable<RouteName>): readonly RouteName[] {
  const isName = (name: string): name is RouteName => Object.hasOwn(table, name);
  return Object.keys(table).filter(isName).toSorted(fixedPathsFirst(table));
}

// `/saved-streams/mine` also fits `/saved-streams/:id`; the more exact one is meant.
function fixedPathsFirst(table: WireTable<RouteName>): (a: RouteName, b: RouteName) => number {
  const open = (name: RouteName) => Number(table[name].path.includes(':'));
  return (a, b) => open(a) - open(b);
}

function readAction(request: GateRequest, url: URL): string | undefined {
  if (request.method === 'GET') return url.searchParams.get('action') ?? undefined;
  return parseBody(request.body).action;
}

function parseBody(body: string | null): z.output<typeof withAction> {
  try {
    return withAction.safeParse(JSON.parse(body ?? '{}')).data ?? {};
  } catch {
    return {};
  }
}

function fits(route: WireRoute, pathname: string): boolean {
  const wanted = route.path.split('/');
  const given = pathname.split('/');
  return (
    wanted.length === given.length &&
    wanted.every((part, index) => part === given[index] || isParameter(part, given[index]))
  );
}

function isParameter(part: string, value: string | undefined): boolean {
  return part.startsWith(':') && value !== undefined && /^[\w-]+$/.test(value);
}
