import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { RouteName } from '@stallcast/shared/contract';
import { businessChecksum } from '../support/business-checksum.ts';
import { exchange, leaksIn, outcomeOf, routeNames, specOf } from './exchange.ts';
import { someoneWhoMay } from './role-table.ts';
import { sampleRequests } from './sample-requests.ts';
import { openWorld, type Role, type World } from './world.ts';
import { type WrongRequest, wrongRequests } from './wrong-requests.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterEach(() => world.restore());
afterAll(() => world.close());

test.each(routeNames)(
  '%s: every wrong request is refused with its code and field, and changes nothing',
  async (name) => {
    const role = someoneWhoMay(name);
    const right = await sampleRequests[name](world, role);
    const wrong = wrongRequests(specOf(name), right);
    expect(wrong.length).toBeGreaterThan(0);
    const before = await businessChecksum(world.app.sql);
    const faults: string[] = [];
    for (const request of wrong) faults.push(...(await findFaults(name, role, request)));
    expect(faults).toEqual([]);
    expect(await businessChecksum(world.app.sql)).toEqual(before);
  },
);

/** What is not as it should be in the answer to a wrong request. */
async function findFaults(
  name: RouteName,
  role: Role,
  { what, wire, code, path }: WrongRequest,
): Promise<string[]> {
  const response = await exchange(world, role, name, wire);
  const { cell, problem } = outcomeOf(response);
  if (cell !== code) return [`${what}: ${cell} ${response.body.slice(0, 200)}`];
  const named = problem?.errors?.map((error) => error.path) ?? [];
  const isNamed = path === '' || named.some((each) => each === path || path.startsWith(`${each}.`));
  return [
    ...(isNamed ? [] : [`${what}: names ${named.join(', ') || 'no field'}`]),
    ...leaksIn(response).map((leak) => `${what}: tells ${leak}`),
  ];
}
