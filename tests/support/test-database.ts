import { randomUUID } from 'node:crypto';
import postgres, { type Sql } from 'postgres';
import { inject } from 'vitest';

const templateName = 'stallcast_template';

export interface TestDatabase {
  readonly url: string;
  /** Asks it directly, to check what the product stored. */
  readonly sql: Sql;
  /** Drops it, whoever is still connected. */
  close(): Promise<void>;
}

/** A database of the test's own with all tables and no rows: a copy of the run's migrated template. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const serverUrl = inject('postgresUrl');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await asAdmin(
    serverUrl,
    async (admin) => void (await admin`create database ${admin(name)} template ${admin(templateName)}`),
  );
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  const sql = postgres(url.href, { max: 2, onnotice: () => {} });
  let closing: Promise<void> | undefined;
  async function close(): Promise<void> {
    await sql.end({ timeout: 2 });
    await asAdmin(
      serverUrl,
      async (admin) => void (await admin`drop database if exists ${admin(name)} with (force)`),
    );
  }
  return { url: url.href, sql, close: () => (closing ??= close()) };
}

async function asAdmin(url: string, work: (admin: Sql) => Promise<void>): Promise<void> {
  const admin = postgres(url, { max: 1, onnotice: () => {} });
  try {
    await work(admin);
  } finally {
    await admin.end();
  }
}
