import type { Sql } from 'postgres';

/** Rows that came into each table for one purchase; `paid orders` beside them, as paying changes rows that are there. */
export type RowsWritten = ReadonlyMap<string, number>;

/** Rows a purchase that the two sides may differ by: the server has some work of its own besides. */
const tolerance = 0.05;

/** @param work answers how many purchases it made */
export async function rowsWritten(sql: Sql, work: () => Promise<number>): Promise<RowsWritten> {
  const before = await countRows(sql);
  const purchases = await work();
  const after = await countRows(sql);
  return new Map([...after].map(([table, rows]) => [table, (rows - (before.get(table) ?? 0)) / purchases]));
}

async function countRows(sql: Sql): Promise<Map<string, number>> {
  const tables = await sql<{ name: string }[]>`
    select quote_ident(tablename) as name from pg_tables where schemaname = 'public'`;
  const counts = [
    ...tables.map(({ name }) => `select '${name}' as name, count(*)::int as rows from ${name}`),
    `select 'paid orders', count(*)::int from orders where status = 'paid'`,
  ];
  const rows = await sql.unsafe<{ name: string; rows: number }[]>(counts.join(' union all '));
  return new Map(rows.map(({ name, rows: count }) => [name, count]));
}

/** Throws unless both sides wrote the same for each purchase, and something at all. */
export function expectSameWork(ours: RowsWritten, theirs: RowsWritten): void {
  if (!((ours.get('paid orders') ?? 0) > 0.9)) throw new Error('what was measured did not buy');
  const different = [...ours].filter(
    ([table, rows]) => Math.abs(rows - (theirs.get(table) ?? 0)) > tolerance,
  );
  if (different.length > 0)
    throw new Error(
      `pgbench does not do what the server does: ${different.map(([table, rows]) => `${table} ${rows} against ${theirs.get(table)}`).join(', ')}`,
    );
}
