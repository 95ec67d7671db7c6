import type { Sql } from 'postgres';
import { expect } from 'vitest';
import { shopDifferences } from './shop-differences.ts';
import { showDifferences } from './show-differences.ts';

/**
 * Fails unless the books of the shop agree: stock, orders, limits, coupons, what shows sold, their running figures, payments and keys,
 * and the shows themselves with their viewers, history and replays.
 * `initialStock` names, by product id, how many items a test began with (stock changes by sellers included).
 */
export async function expectBooksToAgree(
  sql: Sql,
  initialStock: Readonly<Record<string, number>> = {},
): Promise<void> {
  const stock = await stockDifferences(sql, initialStock);
  const differences = await Promise.all(
    [...shopDifferences, ...showDifferences].map(async ({ rule, find }) => ({
      rule,
      rows: [...(await find(sql))],
    })),
  );
  expect(
    [{ rule: 'initial stock = left + in open drops + held + sold', rows: stock }, ...differences].filter(
      ({ rows }) => rows.length > 0,
    ),
  ).toEqual([]);
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
