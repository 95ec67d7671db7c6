/**
 * The whole server in this process, at a free port, over a database of its own, with real media workers.
 *
 *   const app = await startApp();            // in beforeAll
 *   const seller = await asSeller(app);      // drivers.ts: typed clients of people with accounts
 *   await app.close();                       // in afterAll
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, type AppOptions, createApp } from '@stallcast/sfu-server/app';
import { readConfig } from '@stallcast/sfu-server/config';
import { createLogger } from '@stallcast/sfu-server/logger';
import type { Sql } from 'postgres';
import { createTestDatabase, type TestDatabase } from './test-database.ts';

export interface StartOptions
  extends Pick<AppOptions, 'clock' | 'waits'>,
    Partial<Pick<AppOptions, 'logger'>> {
  /** Environment variables that differ from a test's usual ones. */
  readonly env?: Readonly<Record<string, string>>;
}

export interface TestApp {
  /** Origin of the server; another one after `restart`. */
  readonly url: string;
  readonly databaseUrl: string;
  /** Asks the database directly, to check what was stored. */
  readonly sql: Sql;
  /** Where recordings go. */
  readonly recordingsDir: string;
  readonly secret: string;
  /** Stops the server and starts another one over the same data. */
  restart(changed?: StartOptions): Promise<void>;
  close(): Promise<void>;
}

const secret = 'a secret that is the same in every test of this project';

export async function startApp(options: StartOptions = {}): Promise<TestApp> {
  const database = await createTestDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'stallcast-app-'));
  let app = await start(database, dataDir, options);
  return {
    get url() {
      return app.url;
    },
    databaseUrl: database.url,
    sql: database.sql,
    recordingsDir: join(dataDir, 'recordings'),
    secret,
    async restart(changed = {}) {
      await app.close();
      app = await start(database, dataDir, { ...options, ...changed });
    },
    async close() {
      await app.close();
      await database.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function start(database: TestDatabase, dataDir: string, { env, ...rest }: StartOptions): Promise<App> {
  const config = readConfig({
    HOST: '127.0.0.1',
    PORT: '0',
    DATA_DIR: dataDir,
    // Everybody in a test comes from one address.
    RATE_LIMIT_FACTOR: '10000',
    MEDIA_LISTEN_IPS: '127.0.0.1',
    MEDIA_PORT: '0',
    MEDIA_WORKERS: '1',
    MEDIASOUP_WORKER_BIN: process.env['MEDIASOUP_WORKER_BIN'],
    RECORDINGS_MIN_FREE_MB: '50',
    LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'fatal',
    ...env,
  });
  return createApp({
    config,
    databaseUrl: database.url,
    secret,
    logger: createLogger(config.logLevel),
    ...rest,
  });
}
