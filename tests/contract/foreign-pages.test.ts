import { toWireRequest, type WireRequest, type WireResponse } from '@stallcast/shared/client';
import type { RouteName } from '@stallcast/shared/contract';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { watchTables } from '../support/business-checksum.ts';
import { asGuest } from '../support/drivers.ts';
import { exchange, outcomeOf, routeNames, specOf } from './exchange.ts';
import { someoneWhoMay } from './role-table.ts';
import { sampleRequests } from './sample-requests.ts';
import { openWorld, type Role, type World } from './world.ts';

// T3: a page of another site can make a browser send what a form can send, with the cookies of the victim.

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterEach(() => world.restore());
afterAll(() => world.close());

const writing = routeNames.filter((name) => specOf(name).method !== 'GET');

/** The same request as another site, another program or an old form would send it. */
const foreign: readonly {
  readonly what: string;
  readonly code: string;
  /** Where a file is taken, if that is another. */
  readonly codeOfUploads?: string;
  readonly change: (wire: WireRequest) => WireRequest;
}[] = [
  ...['https://evil.example', 'null', 'http://127.0.0.1.evil.example', 'file://', 'https://127.0.0.1:1'].map(
    (origin) => ({
      what: `from a page of ${origin}`,
      code: 'cross-site-request',
      change: withHeaders({ origin }),
    }),
  ),
  {
    what: 'from another site, without Origin',
    code: 'cross-site-request',
    change: withHeaders({ 'sec-fetch-site': 'cross-site' }),
  },
  {
    what: 'from a neighbour of this site',
    code: 'cross-site-request',
    change: withHeaders({ 'sec-fetch-site': 'same-site' }),
  },
  {
    what: 'with a cookie, and from nowhere',
    code: 'cross-site-request',
    change: withHeaders({ cookie: 'stallcast_session=x', 'sec-fetch-site': 'none' }),
  },
  {
    what: 'as text/plain',
    code: 'unsupported-media-type',
    change: withHeaders({ 'content-type': 'text/plain' }),
  },
  {
    what: 'as text that claims to be JSON',
    code: 'unsupported-media-type',
    change: withHeaders({ 'content-type': 'text/plain; application/json' }),
  },
  {
    what: 'as a form',
    code: 'unsupported-media-type',
    change: asForm('application/x-www-form-urlencoded', 'streamId=1&action=like'),
  },
  {
    what: 'as a form with files',
    code: 'unsupported-media-type',
    codeOfUploads: 'invalid-input',
    change: asForm('multipart/form-data; boundary=x', '--x--'),
  },
  {
    what: 'larger than anything here',
    code: 'payload-too-large',
    change: ({ file, ...wire }) =>
      file
        ? { ...wire, file: { ...file, bytes: new Uint8Array(6_000_000) } }
        : { ...wire, body: JSON.stringify({ surplus: 'x'.repeat(100_000) }) },
  },
];

function withHeaders(headers: Readonly<Record<string, string>>): (wire: WireRequest) => WireRequest {
  return (wire) => ({ ...wire, headers: { ...wire.headers, ...headers } });
}

function asForm(type: string, body: string): (wire: WireRequest) => WireRequest {
  return ({ method, path, headers }) => ({
    ...{ method, path, body },
    headers: { ...headers, 'content-type': type },
  });
}

test.each(writing)(
  'T3: %s is refused to foreign pages, forms and giants, and changes nothing',
  async (name) => {
    const { role, wire } = await rightRequest(name);
    const { changed, result } = await watchTables(world.app.sql, async () => {
      const outcomes: Record<string, string> = {};
      for (const { what, change } of foreign)
        outcomes[what] = outcomeOf(await exchange(world, role, name, change(wire))).cell;
      return outcomes;
    });
    const takesFile = specOf(name).upload !== undefined;
    const expected = foreign.map(({ what, code, codeOfUploads = code }) => [
      what,
      takesFile ? codeOfUploads : code,
    ]);
    expect(result).toEqual(Object.fromEntries(expected));
    expect(changed).toEqual([]);
  },
);

test.each(writing)('%s is open to a page of this site', async (name) => {
  const { role, wire } = await rightRequest(name);
  const own = withHeaders({ origin: new URL(world.app.url).origin, 'sec-fetch-site': 'same-origin' });
  expect(outcomeOf(await exchange(world, role, name, own(wire))).cell).toBe('ok');
});

async function rightRequest(name: RouteName): Promise<{ role: Role; wire: WireRequest }> {
  const role = someoneWhoMay(name);
  return { role, wire: toWireRequest(specOf(name), await sampleRequests[name](world, role)) };
}

test('a browser that is logged in by cookie is not at the service of another site', async () => {
  const browser = asGuest(world.app);
  const { account, password } = world.viewer;
  const login = { username: account.username, password, transport: 'cookie' } as const;
  const { token } = await browser.api('accounts.login', { body: login });
  expect(token).toBeNull();
  const { method, path, body } = toWireRequest(specOf('interact.like'), {
    body: { streamId: await world.liveShow() },
  });
  const like = (headers: Record<string, string>): Promise<WireResponse> =>
    browser.send(method, path, body ?? '', headers);
  expect(outcomeOf(await like({ origin: 'https://evil.example' })).cell).toBe('cross-site-request');
  expect(outcomeOf(await like({ 'sec-fetch-site': 'cross-site' })).cell).toBe('cross-site-request');
  expect(outcomeOf(await like({ origin: world.app.url })).cell).toBe('ok');
});

test('no other method than the contract’s does anything', async () => {
  const known = new Set(routeNames.map((name) => `${specOf(name).method} ${specOf(name).path}`));
  const paths = new Set(routeNames.map((name) => specOf(name).path));
  const others = [...paths].flatMap((path) =>
    ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']
      .filter((method) => !known.has(`${method} ${path}`))
      .map((method) => ({ method, path })),
  );
  const { changed, result } = await watchTables(world.app.sql, async () => {
    const outcomes: string[] = [];
    for (const { method, path } of others) {
      const filled = path.replace(/:\w+/, crypto.randomUUID());
      const answer = await world.as('owner').send(method, filled, method === 'GET' ? undefined : '{}');
      const { cell } = outcomeOf(answer);
      // DELETE /api/saved-streams/mine asks for a replay whose id is `mine`.
      if (cell !== 'not-found' && cell !== 'invalid-input') outcomes.push(`${method} ${path}: ${cell}`);
    }
    return outcomes;
  });
  expect(result).toEqual([]);
  expect(changed).toEqual([]);
});
