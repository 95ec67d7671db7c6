import type { Sql } from 'postgres';
import type { BenchDatabase } from '../postgres/bench-database.ts';
import type { InProcessShop } from '../shop/in-process-shop.ts';
import { personId } from '../../support/many-people.ts';
import { buyOne, type HotProduct } from './hot-product.ts';
import { type ParameterTypes, toPgbenchScript } from './pgbench-script.ts';
import { type Statement, statementsOf, unitsOf } from '../postgres/statement-log.ts';

const tries = 5;

/**
 * Buys some times and keeps what each purchase asked the database (the server's own housekeeping gets in between, but not
 * every time), and makes pgbench's script of it. Throws when no two purchases were alike.
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
  const recorded: { readonly units: Statement[][]; readonly personId: string }[] = [];
  for (let n = 2; n < 2 + tries; n += 1) {
    const statements = await statementsOf(database, name, () => buyOne(shop, hot, n));
    recorded.push({ units: unitsOf(statements), personId: personId(n) });
  }
  const asked = recorded.map(({ units }) => new Set(units.map(textOf)));
  const isPart = (unit: readonly Statement[]) => asked.every((texts) => texts.has(textOf(unit)));
  const purchases = recorded.map(({ units, ...rest }) => ({
    ...rest,
    statements: units.filter(isPart).flat(),
  }));
  const [one, other] = shortestAlike(purchases);
  if (one === undefined || other === undefined || one.statements.length === 0)
    throw new Error(`${tries} purchases had nothing in common`);
  const typesOf = await parameterTypes(shop.sql, one.statements);
  return { script: toPgbenchScript([one, other], { people, typesOf }), statements: one.statements.length };
}

/** Those that asked the same; what the server does besides makes the others longer. */
function shortestAlike<Purchase extends { readonly statements: readonly Statement[] }>(
  purchases: readonly Purchase[],
): readonly Purchase[] {
  const alike = [...Map.groupBy(purchases, ({ statements }) => textOf(statements)).values()];
  const lengthOf = ([first]: readonly Purchase[]) => first?.statements.length ?? 0;
  return alike.filter(({ length }) => length >= 2).toSorted((a, b) => lengthOf(a) - lengthOf(b))[0] ?? [];
}

const textOf = (unit: readonly Statement[]) => unit.map(({ text }) => text).join('\n');

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
