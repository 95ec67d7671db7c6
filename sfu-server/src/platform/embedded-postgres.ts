import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { keepSecret } from './kept-secret.ts';
import type { Logger } from './logger.ts';
import { type Cluster, prepareCluster, startDatabase, stopDatabase } from './postgres/cluster.ts';
import { timeouts } from './timeouts.ts';
import { StartError } from './start-error.ts';

export interface EmbeddedPostgresOptions {
  /** Where data, password and log live. Only one server at a time may use it: see data-folder-lock.ts. */
  readonly folder: string;
  readonly logger: Logger;
  /** PostgreSQL settings on top of ours. */
  readonly settings?: Readonly<Record<string, string>>;
}

export interface EmbeddedPostgres {
  /** Address of a database of this name; it is not made by asking. */
  urlOf(database: string): string;
  /** Address of the shop's database, which exists. */
  readonly url: string;
  close(): Promise<void>;
}

const usualSettings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  timezone: 'UTC',
  log_timezone: 'UTC',
};
const shopDatabase = 'stallcast';

/**
 * Runs a PostgreSQL of our own: made on the first start, taken over from a killed server, started again when it dies.
 * Throws with a sentence for the person when it cannot be had.
 * The npm package's own wrapper is not used: it hooks the process's signals and would stop the database before we drained.
 */
export async function startEmbeddedPostgres({
  folder,
  logger,
  settings,
}: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  await mkdir(folder, { recursive: true });
  const password = await keepSecret(join(folder, 'password'));
  const cluster = await prepareCluster(folder, password);
  await stopDatabase(cluster);
  const port = await keepPort(folder);
  const start = () => startDatabase(cluster, port, { ...usualSettings, ...settings });
  const database = keepRunning(cluster, await start(), start, logger);
  const urlOf = (name: string) => addressOf(password, port, name);
  try {
    await createDatabaseOnce(urlOf('postgres'), shopDatabase);
  } catch (error) {
    await database.close();
    throw error;
  }
  return { urlOf, url: urlOf(shopDatabase), close: database.close };
}

/** Address of the shop's database as it ran last in this folder, whether or not it runs now; null if there never was one. */
export async function lastAddressOf(folder: string): Promise<string | null> {
  const read = (name: string) => readFile(join(folder, name), 'utf8').catch(() => null);
  const [password, port] = await Promise.all([read('password'), read('port')]);
  if (password === null || port === null) return null;
  return addressOf(password.trim(), Number.parseInt(port, 10), shopDatabase);
}

const addressOf = (password: string, port: number, database: string) =>
  `postgres://stallcast:${password}@127.0.0.1:${port}/${database}`;

/** Starts the database again, at the same port, whenever it ends without having been told to. */
function keepRunning(
  cluster: Cluster,
  first: ChildProcess,
  start: () => Promise<ChildProcess>,
  logger: Logger,
) {
  const stopping = new AbortController();
  let current = first;

  async function watch(): Promise<void> {
    while (!stopping.signal.aborted) {
      if (current.exitCode === null && current.signalCode === null) await once(current, 'exit');
      if (stopping.signal.aborted) return;
      logger.error(
        { code: current.exitCode, signal: current.signalCode },
        'the embedded database ended; starting it again',
      );
      await wait(timeouts.embeddedDatabaseRestartMs, undefined, { signal: stopping.signal }).catch(() => {});
      if (!stopping.signal.aborted) await startAgain();
    }
  }

  async function startAgain(): Promise<void> {
    try {
      await stopDatabase(cluster);
      current = await start();
      logger.info('the embedded database is back');
    } catch (error) {
      logger.error({ err: error }, 'the embedded database did not come back yet');
    }
  }

  const watching = watch();
  let closing: Promise<void> | undefined;
  async function close(): Promise<void> {
    stopping.abort();
    await stopDatabase(cluster, current);
    await watching;
    // A start that was under way when we were told to stop.
    await stopDatabase(cluster, current);
  }
  return { close: () => (closing ??= close()) };
}

/** The port of the last time if it is still free, so that what was noted about this database stays true. */
async function keepPort(folder: string): Promise<number> {
  const path = join(folder, 'port');
  const kept = Number.parseInt(await readFile(path, 'utf8').catch(() => ''), 10);
  const port = (await freePort(kept || 0)) ?? (await freePort(0));
  if (port === null) throw new StartError('There is no free port for the embedded database.');
  if (port !== kept) await writeFile(path, String(port));
  return port;
}

/** `wanted` (0: any) if nobody listens there, else null. */
async function freePort(wanted: number): Promise<number | null> {
  const server = createServer();
  try {
    server.listen({ host: '127.0.0.1', port: wanted, exclusive: true });
    await once(server, 'listening');
    const address = server.address();
    return typeof address === 'object' && address !== null ? address.port : null;
  } catch {
    return null;
  } finally {
    server.close();
  }
}

async function createDatabaseOnce(url: string, name: string): Promise<void> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: timeouts.databaseConnectMs,
  });
  client.on('error', () => {});
  try {
    await client.connect();
    const existing = await client.query('select from pg_database where datname = $1', [name]);
    if (existing.rowCount === 0) await client.query(`create database ${pg.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}
