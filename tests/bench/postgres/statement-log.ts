import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';
import type { BenchDatabase } from './bench-database.ts';

/** A statement as the database was asked it, with the values of its parameters; null stands for NULL. */
export interface Statement {
  /** The connection it came on. */
  readonly connection: number;
  readonly text: string;
  readonly values: readonly (string | null)[];
}

const entry = z.object({
  message: z.string().default(''),
  detail: z.string().default(''),
  dbname: z.string().optional(),
  pid: z.number(),
});

/** Lets the database write down every statement while `work` is done, and answers those asked of one of its databases. */
export async function statementsOf(
  { admin, logFolder }: Pick<BenchDatabase, 'admin' | 'logFolder'>,
  database: string,
  work: () => Promise<void>,
): Promise<Statement[]> {
  await logStatements(admin, 'all');
  const before = await markLog(admin, logFolder);
  await work();
  const after = await markLog(admin, logFolder);
  await logStatements(admin, 'none');
  const lines = (await readLog(logFolder)).slice(before, after);
  return lines
    .map((line) => entry.parse(JSON.parse(line)))
    .filter(({ dbname }) => dbname === database)
    .map(({ pid, message, detail }) => {
      const statement = readStatement(message, detail);
      return statement && { connection: pid, ...statement };
    })
    .filter((statement) => statement !== null);
}

async function logStatements(admin: BenchDatabase['admin'], which: 'all' | 'none'): Promise<void> {
  await admin.unsafe(`alter system set log_statement = '${which}'`);
  await admin`select pg_reload_conf()`;
}

const markTries = 50;

/**
 * Asks something that is known again in the log, until it is there: from then on statements are written down, and all that
 * were asked before are. Answers after how many lines. (The settings are read, and the log is written, by other processes.)
 */
async function markLog(admin: BenchDatabase['admin'], folder: string): Promise<number> {
  for (let tries = 0; tries < markTries; tries += 1) {
    const mark = randomUUID();
    await admin.unsafe(`select '${mark}' as mark`);
    const line = await findInLog(folder, mark);
    if (line !== null) return line + 1;
  }
  throw new Error('the database does not write down what it is asked');
}

const looks = 10;
const lookAgainMs = 10;

async function findInLog(folder: string, mark: string): Promise<number | null> {
  for (let look = 0; look < looks; look += 1) {
    const line = (await readLog(folder)).findIndex((each) => each.includes(mark));
    if (line >= 0) return line;
    await setTimeout(lookAgainMs);
  }
  return null;
}

async function readLog(folder: string): Promise<string[]> {
  const text = await readFile(`${folder}/bench.json`, 'utf8').catch(() => '');
  return text.split('\n').filter((line) => line !== '');
}

/** Reads a statement out of a message of the log; null where the message is about something else. */
export function readStatement(message: string, detail: string): Omit<Statement, 'connection'> | null {
  const text = /^(?:statement|execute [^:]*): (.*)$/s.exec(message)?.[1];
  return text === undefined ? null : { text: text.trim(), values: readValues(detail) };
}

/** `Parameters: $1 = 'it''s', $2 = NULL` */
function readValues(detail: string): (string | null)[] {
  const list = /^Parameters: (.*)$/s.exec(detail)?.[1] ?? '';
  return [...list.matchAll(/\$\d+ = (?:NULL|'((?:[^']|'')*)')/g)].map(
    ([, quoted]) => quoted?.replaceAll("''", "'") ?? null,
  );
}

/**
 * What was asked as one thing: a transaction, or a statement outside of any. In the order in which they began, each without what
 * other connections asked meanwhile.
 */
export function unitsOf(statements: readonly Statement[]): Statement[][] {
  const units: Statement[][] = [];
  const open = new Map<number, Statement[]>();
  for (const statement of statements) {
    const transaction = open.get(statement.connection);
    if (transaction === undefined) {
      const unit = [statement];
      units.push(unit);
      if (/^begin\b/i.test(statement.text)) open.set(statement.connection, unit);
    } else {
      transaction.push(statement);
      if (/^(commit|rollback)\b/i.test(statement.text)) open.delete(statement.connection);
    }
  }
  return units;
}
