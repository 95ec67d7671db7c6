/**
 * Vitest's globalSetup for every test that needs the database: one real PostgreSQL per run, in a temporary folder,
 * with a migrated template. A test takes its own copy with `createTestDatabase()` (a file, not a test: 30 ms each).
 */
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '@stallcast/sfu-server/embedded-postgres';
import { installJobs } from '@stallcast/sfu-server/jobs';
import { createLogger } from '@stallcast/sfu-server/logger';
import { applyMigrations } from '@stallcast/sfu-server/migrate';
import postgres from 'postgres';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the server's own database, where others are made from. */
    postgresUrl: string;
  }
}

const templateName = 'stallcast_template';
const prefix = 'stallcast-tests-';

// The data need not survive anything: the folder goes with the run.
const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '400' };

export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  await removeLeftovers();
  const folder = await mkdtemp(join(tmpdir(), `${prefix}${process.pid}-`));
  const database = await startEmbeddedPostgres({ folder, logger: createLogger('error'), settings });
  const admin = postgres(database.urlOf('postgres'), { max: 1, onnotice: () => {} });
  await admin`create database ${admin(templateName)}`;
  await admin.end();
  await applyMigrations(database.urlOf(templateName));
  await installJobs(database.urlOf(templateName));
  project.provide('postgresUrl', database.urlOf('postgres'));
  return async () => {
    await database.close();
    await rm(folder, { recursive: true, force: true });
  };
}

/** A run that was killed leaves its folder, and a database that runs in it: starting it once takes it over. */
async function removeLeftovers(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const [pid] = name.startsWith(prefix) ? name.slice(prefix.length).split('-') : [];
    if (pid === undefined || isAlive(Number(pid))) continue;
    const folder = join(tmpdir(), name);
    const database = await startEmbeddedPostgres({ folder, logger: createLogger('silent'), settings }).catch(
      () => null,
    );
    await database?.close();
    await rm(folder, { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
