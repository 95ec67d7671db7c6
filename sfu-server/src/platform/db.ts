import * as schema from '@stallcast/drizzle';
import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { timeouts } from './timeouts.ts';

export type Database = PostgresJsDatabase<typeof schema>;
/** The connection inside a unit of work. */
export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0];
/** Either; for reads that need no transaction of their own. */
export type Queryable = Database | Transaction;

export interface DatabaseHandle {
  readonly db: Database;
  close(): Promise<void>;
}

/** Opens the pool. It reconnects by itself after the database was away; connections are made when first needed. */
export function openDatabase(url: string, poolSize: number): DatabaseHandle {
  const client = postgres(url, {
    max: poolSize,
    connect_timeout: timeouts.databaseConnectMs / 1000,
    idle_timeout: 60,
    // Notices ("relation exists, skipping") are not news.
    onnotice: () => {},
    connection: {
      application_name: 'stallcast',
      statement_timeout: timeouts.databaseStatementMs,
      lock_timeout: timeouts.databaseLockMs,
      idle_in_transaction_session_timeout: timeouts.unitOfWorkMs * 2,
    },
  });
  let closing: Promise<void> | undefined;
  return {
    db: drizzle(client, { schema }),
    close: () => (closing ??= client.end({ timeout: 5 })),
  };
}
