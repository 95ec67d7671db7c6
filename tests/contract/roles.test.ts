import { toWireRequest } from '@stallcast/shared/client';
import type { RouteName } from '@stallcast/shared/contract';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { watchTables } from '../support/business-checksum.ts';
import { exchange, leaksIn, outcomeOf, routeNames, specOf } from './exchange.ts';
import { roleTable, rowOf, someoneWhoMay } from './role-table.ts';
import { sampleRequests } from './sample-requests.ts';
import { openWorld, type Role, roles, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterEach(() => world.restore());
afterAll(() => world.close());

test('every route has a row in the role table and a sample request, and every row is about a route', () => {
  expect(Object.keys(roleTable).sort()).toEqual(routeNames.toSorted());
  expect(Object.keys(sampleRequests).sort()).toEqual(routeNames.toSorted());
  for (const name of routeNames) expect(Object.keys(rowOf(name)).sort(), name).toEqual(roles.toSorted());
});

test('the role table says no less than the contract', () => {
  for (const name of routeNames) {
    const row = rowOf(name);
    const { access } = specOf(name);
    expect(row.banned, name).toBe('banned');
    expect(row.guest, name).toBe(access === 'public' || access === 'signed' ? 'ok' : 'unauthenticated');
    if (access === 'seller') expect([row.viewer, row.admin], name).toEqual(['not-a-seller', 'not-a-seller']);
    if (access === 'admin')
      expect([row.viewer, row.owner, row.otherSeller], name).toEqual(['forbidden', 'forbidden', 'forbidden']);
    if (access === 'seller' && namesThings(name)) expect(row.otherSeller, name).toBe('not-found');
  }
});

/** Lists whose filters may name anything: they find nothing of others', which is no failure. */
const filtered: readonly RouteName[] = ['streams.list', 'sales.list', 'sales.csv'];

/** Whether a request says which show, product or replay it is about. */
function namesThings(name: RouteName): boolean {
  if (filtered.includes(name)) return false;
  const { params, query, body } = specOf(name);
  const fields = [params, query, body].flatMap((part) => Object.keys(part?.shape ?? {}));
  return fields.some((field) =>
    [
      ...['streamId', 'productId', 'productIds', 'savedStreamId', 'orderId', 'dropId', 'couponId'],
      ...['commentId', 'restrictionId'],
    ].includes(field),
  );
}

describe.each(routeNames)('T7: %s', (name) => {
  test.each(roles)('as %s', async (role) => {
    const request = await sampleRequests[name](world, role);
    const wire = toWireRequest(specOf(name), request);
    const expected = rowOf(name)[role];
    const { changed, result } = await watchTables(world.app.sql, () => exchange(world, role, name, wire));
    const { cell, problem } = outcomeOf(result);
    expect(cell, result.body).toBe(expected);
    if (expected === 'ok') {
      expect(result.status).toBe(specOf(name).status ?? 200);
      if (wire.method === 'GET') expect(changed, 'reading changes nothing').toEqual([]);
    } else {
      expect(changed, 'whoever is refused changes nothing').toEqual([]);
      expect(leaksIn(result)).toEqual([]);
      if (expected === 'unauthenticated') expect(problem?.loginUrl).toBe(loginUrlFor(request));
    }
  });
});

/** Whoever logs in comes back to the show that the request was about. */
function loginUrlFor({ query, body }: { readonly query?: object; readonly body?: object }): string {
  const named = Object.entries<unknown>({ ...query, ...body }).find(([key]) => key === 'streamId');
  return `/login?return=${encodeURIComponent(named ? `/shows/${String(named[1])}` : '/')}`;
}

test.each(ownedThings())(
  '%s: what is not there is answered like what belongs to somebody else',
  async (name, part, field, role) => {
    const request = await sampleRequests[name](world, role);
    const absent = field.endsWith('s') ? [crypto.randomUUID()] : crypto.randomUUID();
    const wire = toWireRequest(specOf(name), { ...request, [part]: { ...request[part], [field]: absent } });
    const { changed, result } = await watchTables(world.app.sql, () => exchange(world, role, name, wire));
    expect(outcomeOf(result).cell, result.body).toBe('not-found');
    expect(changed).toEqual([]);
  },
);

type Part = 'params' | 'query' | 'body';

/** Every field that names a thing, with somebody who may ask for it.  */
function ownedThings(): [RouteName, Part, string, Role][] {
  const things = [
    ...['streamId', 'productId', 'productIds', 'variantId', 'imageId', 'dropId', 'couponId'],
    ...['savedStreamId', 'orderId', 'orderLineIds', 'challengeId', 'userId'],
    ...['commentId', 'replyTo', 'restrictionId'],
  ];
  return routeNames
    .filter((name) => !filtered.includes(name))
    .flatMap((name) => {
      const spec = specOf(name);
      const role = someoneWhoMay(name);
      const parts: readonly Part[] = ['params', 'query', 'body'];
      return parts.flatMap((part) =>
        Object.keys(spec[part]?.shape ?? {})
          // Whoever writes a comment makes its id.
          .filter((field) => things.includes(field) && `${name} ${field}` !== 'interact.comment commentId')
          .map((field): [RouteName, Part, string, Role] => [name, part, field, role]),
      );
    });
}
