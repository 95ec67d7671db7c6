import { migrationsFolder } from '@stallcast/drizzle';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import { timeouts } from './timeouts.ts';

/** Any number will do, as long as it never changes: two servers that start at once take turns on it. */
const migrationLock = 7_402_311;

/** Brings the database's tables up to date, one server at a time. Throws when a migration fails; it is rolled back. */
export async function applyMigrations(url: string): Promise<void> {
  const client = postgres(url, {
    max: 1,
    connect_timeout: timeouts.databaseConnectMs / 1000,
    onnotice: () => {},
    connection: { application_name: 'stallcast-migrate', lock_timeout: timeouts.migrationLockMs },
  });
  try {
    await client`select pg_advisory_lock(${migrationLock})`;
    await migrate(drizzle(client), { migrationsFolder });
  } finally {
    // Ending the session gives the lock back.
    await client.end({ timeout: 5 });
  }
}
