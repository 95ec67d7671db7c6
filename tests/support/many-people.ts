import type { Sql } from 'postgres';

/** Ids that can be counted: the n-th of many people. */
export const personId = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;

/** The same in SQL, of an expression that gives a number. */
export const personIdSql = (expression: string): string =>
  `('00000000-0000-7000-8000-' || lpad((${expression})::text, 12, '0'))`;

/** The token that the n-th of many people is logged in with. */
export const personToken = (n: number): string => `token-of-person-${n}`;

/**
 * Accounts 1 to `count`, logged in, made in the database alone: to hash so many passwords would take longer than what
 * they are needed for.
 */
export async function makePeople(sql: Sql, count: number): Promise<void> {
  await sql`
    insert into users (id, name, email, username)
    select ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 'Person ' || n, 'p' || n || '@example.test', 'p' || n
    from generate_series(1, ${count}::int) n`;
  await sql`
    insert into sessions (id, user_id, token, expires_at)
    select gen_random_uuid(), ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 'token-of-person-' || n, now() + interval '7 days'
    from generate_series(1, ${count}::int) n`;
}
