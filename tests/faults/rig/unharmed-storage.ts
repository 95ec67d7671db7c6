import type { Sql } from 'postgres';

/**
 * What is wrong with the database's own files, a line for each fault: every table's pages and every B-tree, with an entry for
 * each row. What `pg_amcheck` does, asked through PostgreSQL's extension of the same name.
 */
export async function findStorageFaults(sql: Sql): Promise<string[]> {
  await sql`create extension if not exists amcheck`;
  const tables = await sql<{ fault: string }[]>`
    select c.oid::regclass || ', page ' || f.blkno || ': ' || f.msg as fault
    from pg_class c cross join lateral verify_heapam(c.oid) f
    where c.relkind in ('r', 't', 'm') and c.relpersistence = 'p'`;
  const indexes = await sql<{ oid: number; name: string }[]>`
    select c.oid::int, c.oid::regclass::text as name
    from pg_class c join pg_index i on i.indexrelid = c.oid join pg_am a on a.oid = c.relam
    where a.amname = 'btree' and c.relkind = 'i' and c.relpersistence = 'p' and i.indisvalid and i.indisready`;
  const faults = tables.map(({ fault }) => fault);
  for (const { oid, name } of indexes)
    await sql`select bt_index_check(${oid}::regclass, true)`.catch((error: unknown) => {
      faults.push(`${name}: ${String(error)}`);
    });
  return faults;
}
