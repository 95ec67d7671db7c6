import { differencesQuery } from '@stallcast/sfu-server/differences';
import { PgDialect } from 'drizzle-orm/pg-core';
import type { Sql } from 'postgres';
import { expect } from 'vitest';
import { shopDifferences } from './shop-differences.ts';
import { showDifferences } from './show-differences.ts';

/**
 * Fails unless the books of the shop agree: all that the server itself recounts (stock, drops, limits, coupons, orders, payments,
 * refunds and the figures of shows), and what no figure tells: states and times that cannot be, keys, history and replays.
 * `initialStock` names, by product id, how many items a test began with (stock changes by sellers included).
 */
export async function expectBooksToAgree(
  sql: Sql,
  initialStock: Readonly<Record<string, number>> = {},
): Promise<void> {
  const stock = await stockDifferences(sql, initialStock);
  const recounted = await recountedDifferences(sql);
  const differences = await Promise.all(
    [...shopDifferences, ...showDifferences].map(async ({ rule, find }) => ({
      rule,
      rows: [...(await find(sql))],
    })),
  );
  const all = [
    { rule: 'initial stock = left + in open drops + held + sold', rows: stock },
    { rule: 'every figure is what its facts say', rows: recounted },
    ...differences,
  ];
  expect(all.filter(({ rows }) => rows.length > 0)).toEqual([]);
}

/** What the server would list to an admin; more of it than anybody reads is left out. */
async function recountedDifferences(sql: Sql): Promise<readonly object[]> {
  const { sql: text } = new PgDialect().sqlToQuery(
    differencesQuery({ after: null, limit: 100 }).inlineParams(),
  );
  return await sql.unsafe(text);
}

async function stockDifferences(sql: Sql, initialStock: Readonly<Record<string, number>>) {
  const rows = await sql<{ id: string; stock: number; taken: number }[]>`
    select p.id, (select sum(v.stock) from product_variants v where v.product_id = p.id)::int as stock,
      (select coalesce(sum(d.remaining), 0) from drops d where d.product_id = p.id and d.closed_at is null)::int
      + (select coalesce(sum(r.quantity), 0) from stock_reservations r
         where r.product_id = p.id and r.state in ('held', 'claimed'))::int as taken
    from products p`;
  return rows.filter(
    ({ id, stock, taken }) =>
      stock < 0 || (initialStock[id] !== undefined && initialStock[id] !== stock + taken),
  );
}
