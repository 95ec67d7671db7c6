import * as schema from '@stallcast/drizzle';
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import type { Logger } from './logger.ts';
import { createStatementNames, nameStatements } from './named-statements.ts';
import { timeouts } from './timeouts.ts';

export type Database = NodePgDatabase<typeof schema>;
/** The connection inside a unit of work. */
export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0];
/** Either; for reads that need no transaction of their own. */
export type Queryable = Database | Transaction;

export interface DatabaseHandle {
  readonly db: Database;
  close(): Promise<void>;
}

/** Opens the pool. It reconnects by itself after the database was away; connections are made when first needed. */
export function openDatabase(url: string, poolSize: number, logger: Logger): DatabaseHandle {
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: timeouts.databaseConnectMs,
    idleTimeoutMillis: timeouts.databaseIdleMs,
    // A database that hangs answers nothing and runs no timer of its own.
    query_timeout: timeouts.unitOfWorkMs,
    application_name: 'stallcast',
    statement_timeout: timeouts.databaseStatementMs,
    lock_timeout: timeouts.databaseLockMs,
    idle_in_transaction_session_timeout: timeouts.unitOfWorkMs * 2,
  });
  // A connection may be cut while nobody asks anything on it. Unheard, that would end the process.
  const noteCut = (error: Error) => logger.debug({ err: error }, 'a connection to the database was cut');
  pool.on('error', noteCut);
  const names = createStatementNames();
  pool.on('connect', (client) => {
    client.on('error', noteCut);
    nameStatements(client, names);
  });
  const db = drizzle(pool, { schema });
  db.transaction = (work, config) => inTransaction(pool, work, config);
  let closing: Promise<void> | undefined;
  return {
    db,
    close: () => (closing ??= endPool(pool)),
  };
}

const connections = new WeakMap<pg.PoolClient, Database>();

/** Made once for the whole life of a connection: reading the schema takes a moment. */
function onConnection(client: pg.PoolClient): Database {
  const known = connections.get(client);
  if (known !== undefined) return known;
  const db = drizzle(client, { schema });
  connections.set(client, db);
  return db;
}

type Transact = Database['transaction'];
type Work<Result> = (tx: Transaction) => Promise<Result>;

/**
 * Runs a transaction on a connection of its own. One on which anything is unclear afterwards is closed, which rolls back: given
 * back, it would bring its open transaction to whoever comes next. (Drizzle's own way over a pool does give it back, and never
 * gives back one whose `begin` failed.) Throws what `work` threw, else what the database said.
 */
async function inTransaction<Result>(
  pool: pg.Pool,
  work: Work<Result>,
  config: Parameters<Transact>[1],
): Promise<Result> {
  const client = await pool.connect();
  let thrown: { readonly error: unknown } | undefined;
  const noted: Work<Result> = async (tx) => {
    try {
      return await work(tx);
    } catch (error) {
      thrown = { error };
      throw error;
    }
  };
  let isUnclear = false;
  try {
    return await onConnection(client).transaction(noted, config);
  } catch (error) {
    // What `work` threw comes back once it is rolled back; anything else came of beginning, committing or rolling back.
    isUnclear = thrown?.error !== error;
    throw thrown === undefined ? error : thrown.error;
  } finally {
    client.release(isUnclear);
  }
}

/** Ends the connections once they are given back; those that hang are left to the end of the process. */
async function endPool(pool: pg.Pool): Promise<void> {
  const { promise: tooLong, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, timeouts.databaseCloseMs);
  await Promise.race([pool.end(), tooLong]);
  clearTimeout(timer);
}
