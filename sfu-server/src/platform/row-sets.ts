import { type Column, getTableColumns, is, SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn, PgTable } from 'drizzle-orm/pg-core';

// Statements over as many rows as one likes, whose text does not depend on how many: each is prepared once.

type Values = readonly unknown[];

/** Lists of values, each as one parameter. */
export const uuids = (values: Values): SQL => sql`${sql.param(values)}::uuid[]`;
export const texts = (values: Values): SQL => sql`${sql.param(values)}::text[]`;
export const integers = (values: Values): SQL => sql`${sql.param(values)}::integer[]`;
export const bigints = (values: Values): SQL => sql`${sql.param(values)}::bigint[]`;
/** Of values that are JSON already. */
export const jsons = (values: Values): SQL => sql`${sql.param(values)}::jsonb[]`;

const lists = new Map<string, (values: Values) => SQL>([
  ['uuid', uuids],
  ['text', texts],
  ['integer', integers],
  ['jsonb', jsons],
  ['bigint', bigints],
  ['boolean', (values) => sql`${sql.param(values)}::boolean[]`],
]);

function listOf(column: Column, values: Values): SQL {
  const list = lists.get(column.getSQLType());
  if (!list) throw new Error(`there are no lists of ${column.getSQLType()} yet`);
  return list(values);
}

/** Whether a column has one of these values. */
export function isOneOf(column: AnyPgColumn, values: Values): SQL {
  return sql`${column} = any(${listOf(column, values)})`;
}

type NewRow<Table extends PgTable> = Table['$inferInsert'];

/**
 * Rows for `insert(table).select(…)`. What the first row does not name gets its default.
 * @param same columns that every row gets by the same expression
 */
export function newRows<Table extends PgTable, Same extends keyof NewRow<Table> & string = never>(
  table: Table,
  rows: readonly Omit<NewRow<Table>, Same>[],
  same?: Readonly<Record<Same, SQL>>,
): SQL {
  const expressions = new Map(Object.entries<SQL>(same ?? {}));
  const named = new Set(Object.keys(rows[0] ?? {}));
  const maps = rows.map((row) => new Map(Object.entries(row)));
  const chosen = Object.entries(getTableColumns(table)).map(([key, column]) => {
    if (named.has(key))
      return unnested(
        column,
        maps.map((row) => row.get(key)),
      );
    return expressions.get(key) ?? defaultOf(column, rows.length);
  });
  return sql`select ${sql.join(chosen, sql`, `)}`;
}

/** A list as rows; several in one SELECT go on side by side. */
function unnested(column: Column, values: Values): SQL {
  const toDriver = (value: unknown) =>
    value === undefined || value === null ? null : column.mapToDriverValue(value);
  return sql`unnest(${listOf(column, values.map(toDriver))})`;
}

function defaultOf(column: Column, rows: number): SQL {
  const { default: value } = column;
  if (value === undefined) return sql`null`;
  return is(value, SQL)
    ? value
    : unnested(
        column,
        Array.from({ length: rows }, () => value),
      );
}
