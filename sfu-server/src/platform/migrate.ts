import { migrationsFolder } from '@stallcast/drizzle';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';
import { timeouts } from './timeouts.ts';

/** Any number will do, as long as it never changes: two servers that start at once take turns on it. */
const migrationLock = 7_402_311;

/** Brings the database's tables up to date, one server at a time. Throws when a migration fails; it is rolled back. */
export async function applyMigrations(url: string): Promise<void> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: timeouts.databaseConnectMs,
    application_name: 'stallcast-migrate',
    lock_timeout: timeouts.migrationLockMs,
  });
  // Whatever runs on it fails then, and says so.
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('select pg_advisory_lock($1)', [migrationLock]);
    await migrate(drizzle(client), { migrationsFolder });
  } finally {
    // Ending the session gives the lock back.
    await client.end();
  }
}
