import type { Sql } from 'postgres';
import { expect } from 'vitest';

/** What a login or a look at the page itself writes: no business of anyone's. */
const besides = ['sessions', 'verifications'];

/** For servers whose tables are watched: whoever closed a page is counted out later, not in the middle of a check. */
export const nobodyIsCountedOut = { viewerReconnectMs: 3_600_000 };

/** An MD5 over all rows of each business table, by the table's name. Tables that are added later are part of it. */
export async function businessChecksum(sql: Sql): Promise<Record<string, string>> {
  const tables = await sql<{ name: string }[]>`
    select quote_ident(tablename) as name from pg_tables
    where schemaname = 'public' and not tablename = any(${besides}) order by tablename`;
  const sums = tables.map(
    ({ name }) =>
      `select '${name}' as name, md5(coalesce(string_agg(row::text, E'\\n' order by row::text), '')) as sum from ${name} row`,
  );
  const rows = await sql.unsafe<{ name: string; sum: string }[]>(sums.join(' union all '));
  return Object.fromEntries(rows.map(({ name, sum }) => [name, sum]));
}

/** Names of the tables in which `work` changed something, and what it answered. */
export async function watchTables<Result>(
  sql: Sql,
  work: () => Promise<Result>,
): Promise<{ changed: string[]; result: Result }> {
  await untilDropsAreClosed(sql);
  const before = await businessChecksum(sql);
  const result = await work();
  const after = await businessChecksum(sql);
  return { changed: Object.keys(after).filter((name) => after[name] !== before[name]), result };
}

/** A show's drops are closed a moment after the show: what an earlier call set going is not what this one does. */
async function untilDropsAreClosed(sql: Sql): Promise<void> {
  const due = () => sql`
    select d.id from drops d join live_streams s on s.id = d.stream_id
    where d.closed_at is null and (s.status = 'ended' or d.closes_at <= now())`;
  await expect.poll(async () => (await due()).length, { timeout: 5000 }).toBe(0);
}
