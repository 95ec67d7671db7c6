import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type DemoLogin, fillDemoShop } from '@stallcast/drizzle/demo';
import { type App, createApp } from './app.ts';
import type { Config } from './config.ts';
import { hashPassword } from './features/accounts/password-hash.ts';
import { type Closers, createClosers } from './platform/closers.ts';
import { lockDataFolder } from './platform/data-folder-lock.ts';
import { openDatabase } from './platform/db.ts';
import { startEmbeddedPostgres } from './platform/embedded-postgres.ts';
import { keepSecret } from './platform/kept-secret.ts';
import type { Logger } from './platform/logger.ts';
import { applyMigrations } from './platform/migrate.ts';

export interface RunningServer {
  readonly port: number;
  /** Accounts of the demo shop that can be tried; none in a shop of one's own. */
  readonly demoLogins: readonly DemoLogin[];
}

/** What runs while the server starts and after it, to be ended at any moment of that. */
export interface ServerRun {
  /** Throws what kept it from starting; what was started until then is to be closed. */
  start(): Promise<RunningServer>;
  /** Says "not ready" from now on, if it ever was; everything else goes on. */
  announceEnd(): void;
  /** Ends everything, the database last. Safe to repeat. */
  close(): Promise<void>;
}

/** The server with everything under it: data folder, secret, database, migrations, demo shop, app. */
export function createServerRun(config: Config, logger: Logger): ServerRun {
  const closers = createClosers(logger);
  let starting: Promise<RunningServer> | undefined;
  let app: App | undefined;

  async function startOnce(): Promise<RunningServer> {
    const started = await start(config, logger, closers);
    app = started.app;
    return { port: app.port, demoLogins: started.demoLogins };
  }

  async function close(): Promise<void> {
    // What is just being started is not noted yet, and would stay behind: a database is a process of its own.
    await Promise.allSettled([starting]);
    await closers.close();
  }

  return {
    start: () => (starting ??= startOnce()),
    announceEnd: () => app?.announceEnd(),
    close,
  };
}

interface Started {
  readonly app: App;
  readonly demoLogins: readonly DemoLogin[];
}

async function start(config: Config, logger: Logger, closers: Closers): Promise<Started> {
  await mkdir(config.recordings.directory, { recursive: true });
  await mkdir(config.dataDir, { recursive: true });
  closers.add(await lockDataFolder(config.dataDir));
  const secret = config.secret ?? (await keepSecret(join(config.dataDir, 'secret')));
  const databaseUrl = config.databaseUrl ?? (await startOwnDatabase(config, logger, closers));
  await applyMigrations(databaseUrl);
  const demoLogins = config.demoShop ? await prepareDemoShop(databaseUrl, logger) : [];
  const app = closers.add(await createApp({ config, databaseUrl, secret, logger }));
  return { app, demoLogins };
}

async function startOwnDatabase({ dataDir }: Config, logger: Logger, closers: Closers): Promise<string> {
  const database = closers.add(await startEmbeddedPostgres({ folder: join(dataDir, 'postgres'), logger }));
  return database.url;
}

async function prepareDemoShop(databaseUrl: string, logger: Logger): Promise<readonly DemoLogin[]> {
  const { db, close } = openDatabase(databaseUrl, 2, logger);
  try {
    const { logins } = await fillDemoShop(db, { hashPassword, now: new Date() });
    return logins;
  } finally {
    await close();
  }
}
