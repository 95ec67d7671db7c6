import { toWireRequest } from '@stallcast/shared/client';
import type { RouteName } from '@stallcast/shared/contract';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { watchTables } from '../support/business-checksum.ts';
import { exchange, leaksIn, outcomeOf, routeNames, specOf } from './exchange.ts';
import { someoneWhoMay } from './role-table.ts';
import { sampleRequests } from './sample-requests.ts';
import { openWorld, type World } from './world.ts';

// T12, T26: text that a database, a log or a reader could stumble over. It may be refused or taken literally.

let world: World;
let tables: string;
beforeAll(async () => {
  world = await openWorld();
  tables = await tablesOf(world);
});
afterEach(() => world.restore());
afterAll(() => world.close());

async function tablesOf({ app }: World): Promise<string> {
  const columns = await app.sql`
    select table_name, column_name, data_type, is_nullable, column_default from information_schema.columns
    where table_schema = 'public' order by table_name, ordinal_position`;
  return JSON.stringify(columns);
}

const hostile: Readonly<Record<string, string>> = {
  NUL: 'aaaaaaa\u0000b',
  'lone surrogate': 'aaaaaaa\ud800',
  'turns the line around': 'aaaaaaa\u202eb',
  'ends the query': "aaaaaaa'; drop table users; --",
  placeholder: 'aaaaaaa$1%s${x}{{x}}',
  'pattern for like': 'aaaaaaa%_\\',
  'line break for the log': 'aaaaaaa\r\n{"level":60}',
  markup: '<img src=x onerror=alert(1)>',
  'long and joined': `a${'\u0301'.repeat(500)}`,
};

test.each(routesWithText())(
  '%s: %s %s may hold anything: it is refused or done, and never our failure',
  async (name, part, field) => {
    const role = someoneWhoMay(name);
    const faults: string[] = [];
    for (const [what, text] of Object.entries(hostile)) {
      const right = await sampleRequests[name](world, role);
      const wire = toWireRequest(specOf(name), { ...right, [part]: { ...right[part], [field]: text } });
      const { changed, result } = await watchTables(world.app.sql, () => exchange(world, role, name, wire));
      const { cell } = outcomeOf(result);
      if (result.status >= 500) faults.push(`${what}: ${cell}`);
      if (cell !== 'ok' && changed.length > 0)
        faults.push(`${what}: ${cell}, but changed ${changed.join(', ')}`);
      faults.push(
        ...leaksIn(result)
          .filter(() => cell !== 'ok')
          .map((leak) => `${what}: tells ${leak}`),
      );
    }
    expect(faults).toEqual([]);
  },
);

test('T26: no text has made, changed or dropped a table', async () => {
  expect(await tablesOf(world)).toBe(tables);
});

type Part = 'query' | 'body';

/** Every field that takes any text. */
function routesWithText(): [RouteName, Part, string][] {
  const parts: readonly Part[] = ['query', 'body'];
  return routeNames.flatMap((name) =>
    parts.flatMap((part) => {
      const schema = specOf(name)[part];
      if (schema === undefined) return [];
      const { properties = {} } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
      return Object.entries(properties)
        .filter(
          ([, field]) =>
            typeof field === 'object' &&
            field.type === 'string' &&
            field.enum === undefined &&
            field.format === undefined,
        )
        .map(([field]): [RouteName, Part, string] => [name, part, field]);
    }),
  );
}
