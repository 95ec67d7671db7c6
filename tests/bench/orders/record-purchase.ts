import type { Sql } from 'postgres';
import type { BenchDatabase } from '../postgres/bench-database.ts';
import type { InProcessShop } from '../shop/in-process-shop.ts';
import { personId } from '../../support/many-people.ts';
import { buyOne, type HotProduct } from './hot-product.ts';
import { type ParameterTypes, type Recording, toPgbenchScript } from './pgbench-script.ts';
import { type Statement, statementsOf } from './statement-log.ts';

const mostTries = 6;

/**
 * Buys until two purchases asked the database the same (the server's own housekeeping may get in between), and makes
 * pgbench's script of it. Throws when no two were alike.
 */
export async function recordPurchase(
  database: BenchDatabase,
  name: string,
  shop: InProcessShop,
  hot: HotProduct,
  people: number,
): Promise<{ readonly script: string; readonly statements: number }> {
  // The first purchase finds out things that later ones know.
  await buyOne(shop, hot, 1);
  const recordings: Recording[] = [];
  for (let n = 2; n < 2 + mostTries; n += 1) {
    const statements = await statementsOf(database, name, () => buyOne(shop, hot, n));
    const recording = { statements, personId: personId(n) };
    const twin = recordings.find((other) => isAlike(other, recording));
    if (twin !== undefined) {
      const typesOf = await parameterTypes(shop.sql, statements);
      return {
        script: toPgbenchScript([twin, recording], { people, typesOf }),
        statements: statements.length,
      };
    }
    recordings.push(recording);
  }
  throw new Error(`no two of ${mostTries} purchases asked the database the same`);
}

const isAlike = (one: Recording, other: Recording) =>
  one.statements.length > 0 &&
  one.statements.length === other.statements.length &&
  one.statements.every(({ text }, index) => text === other.statements[index]?.text);

/** Asks the database what it takes each statement's parameters for. */
async function parameterTypes(sql: Sql, statements: readonly Statement[]): Promise<ParameterTypes> {
  const types = new Map<string, readonly string[]>();
  for (const { text } of statements.filter(({ values }) => values.length > 0)) {
    await sql.unsafe(`prepare recorded as ${text}`);
    const [row] = await sql<{ types: string[] }[]>`
      select parameter_types::text[] as types from pg_prepared_statements where name = 'recorded'`;
    await sql.unsafe('deallocate recorded');
    types.set(text, row?.types ?? []);
  }
  return (text) => types.get(text) ?? [];
}
