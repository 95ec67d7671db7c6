import type { Sql } from 'postgres';

/** Ids that can be counted: the n-th person of a benchmark, or the session of theirs. */
export const personId = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;

/** The same in SQL, of an expression that gives a number. */
export const personIdSql = (expression: string): string =>
  `('00000000-0000-7000-8000-' || lpad((${expression})::text, 12, '0'))`;

/** Accounts 1 to `count`, made in the database alone: to hash so many passwords would take longer than the benchmark. */
export async function makePeople(sql: Sql, count: number): Promise<void> {
  await sql`
    insert into users (id, name, email, username)
    select ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 'Person ' || n, 'p' || n || '@example.test', 'p' || n
    from generate_series(1, ${count}::int) n`;
}
