/**
 * `npm run reconcile`: recounts every running figure of the shop from its facts and lists what differs. Works beside a
 * running server and without one. Ends with 0 if the books agree, 1 if not, 2 if they could not be looked at.
 */
import { join } from 'node:path';
import * as schema from '@stallcast/drizzle';
import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { type Config, readConfig } from './config.ts';
import { type DifferenceRow, findDifferences } from './features/stats/reconcile.repo.ts';
import { type Closers, createClosers } from './platform/closers.ts';
import { lockDataFolder } from './platform/data-folder-lock.ts';
import { lastAddressOf, startEmbeddedPostgres } from './platform/embedded-postgres.ts';
import { createLogger, type Logger } from './platform/logger.ts';
import { StartError } from './platform/start-error.ts';
import { timeouts } from './platform/timeouts.ts';
import { explainStartFault } from './start-fault.ts';

/** More than that is not read by anybody. */
const mostListed = 1000;

process.exitCode = await run();

async function run(): Promise<0 | 1 | 2> {
  const logger = createLogger('warn');
  const closers = createClosers(logger);
  let config: Config | null = null;
  try {
    config = readConfig();
    const url = config.databaseUrl ?? (await findOwnDatabase(config, logger, closers));
    const differences = await look(url);
    process.stdout.write(`${report(differences)}\n`);
    return differences.length === 0 ? 0 : 1;
  } catch (error) {
    const sentence = explainStartFault(error, config)?.sentence ?? String(error);
    process.stderr.write(`The books could not be looked at. ${sentence}\n`);
    return 2;
  } finally {
    await closers.close();
  }
}

/** The database of a server that runs, or else started for as long as it takes. Throws StartError if there is no shop. */
async function findOwnDatabase({ dataDir }: Config, logger: Logger, closers: Closers): Promise<string> {
  const folder = join(dataDir, 'postgres');
  const last = await lastAddressOf(folder);
  if (last === null) throw new StartError(`There is no shop in the data folder ${dataDir} yet.`);
  if (await answers(last)) return last;
  closers.add(await lockDataFolder(dataDir));
  return closers.add(await startEmbeddedPostgres({ folder, logger })).url;
}

async function answers(url: string): Promise<boolean> {
  const client = newClient(url);
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end();
  }
}

/** Without the time limits of the server: a large shop has much to count. */
async function look(url: string): Promise<DifferenceRow[]> {
  const client = newClient(url);
  await client.connect();
  try {
    return await findDifferences(drizzle(client, { schema }), { after: null, limit: mostListed });
  } finally {
    await client.end();
  }
}

function newClient(url: string): pg.Client {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: timeouts.databaseConnectMs,
    application_name: 'stallcast reconcile',
  });
  // What a query meets is told by the query.
  client.on('error', () => {});
  return client;
}

function report(differences: readonly DifferenceRow[]): string {
  if (differences.length === 0) return 'The books agree: every figure is what its facts say.';
  const head = { figure: 'FIGURE', subject: 'OF', stored: 'STORED', counted: 'COUNTED' };
  const rows = [head, ...differences];
  const width = (column: keyof DifferenceRow) => Math.max(...rows.map((row) => row[column].length));
  const widths = { figure: width('figure'), subject: width('subject'), stored: width('stored') };
  const lines = rows.map(({ figure, subject, stored, counted }) =>
    [
      figure.padEnd(widths.figure),
      subject.padEnd(widths.subject),
      stored.padEnd(widths.stored),
      counted,
    ].join('  '),
  );
  const count = differences.length === mostListed ? `${mostListed} or more` : String(differences.length);
  return [...lines, `${count} differences`].join('\n');
}
