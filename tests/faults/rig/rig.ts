import type { Sql } from 'postgres';
import { expectBooksToAgree } from '../../support/invariants.ts';
import { startRigDatabase, type RigDatabase, type RigDatabaseOptions } from './database.ts';
import { expectMediaOwned } from './media-in-use.ts';
import { listProcesses } from './processes.ts';
import { findStorageFaults } from './unharmed-storage.ts';
import { startSqlProxy, type SqlProxy } from './sql-proxy.ts';
import { type RigServer, type RigServerOptions, startRigServer } from './server.ts';
import { expect, vi } from 'vitest';

export interface Rig {
  readonly database: RigDatabase;
  readonly server: RigServer;
  /** Between the two, if it was asked for. */
  readonly proxy: SqlProxy | null;
  readonly sql: Sql;
  /** Origin of the server, as the drivers of tests/support want it. */
  readonly url: string;
  /**
   * Fails unless everything stands as it should after a fault: the books agree, the database's files are whole, the server ended only when the rig ended
   * it and never over an error that nobody caught, what is open of media has an owner, and nothing of an earlier process lives on.
   */
  expectIntact(initialStock?: Readonly<Record<string, number>>): Promise<void>;
  /** The books alone, for who ends the server on ways of its own. */
  expectBooks(initialStock?: Readonly<Record<string, number>>): Promise<void>;
  close(): Promise<void>;
}

export interface RigOptions extends Omit<RigServerOptions, 'databaseUrl'> {
  readonly database?: RigDatabaseOptions;
  /** Lets a test see, and stop, what the server says to its database. */
  readonly proxied?: boolean;
}

/** The whole product as it is run in earnest: a database and a server, each a process of its own. */
export async function openRig({
  database: databaseOptions,
  proxied = false,
  ...options
}: RigOptions = {}): Promise<Rig> {
  const database = await startRigDatabase(databaseOptions);
  const proxy = proxied ? await startSqlProxy(database.url) : null;
  try {
    const server = await startRigServer({ ...options, databaseUrl: proxy?.url ?? database.url });
    return {
      ...{ database, server, proxy, sql: database.sql, url: server.url },
      async expectIntact(initialStock) {
        expect(
          server.ends.filter(({ wanted }) => !wanted),
          lastWords(server),
        ).toEqual([]);
        await server.untilReady();
        await expectBooksToAgree(database.sql, initialStock);
        await expectMediaOwned(server);
        expect(await findStorageFaults(database.sql)).toEqual([]);
        expect(uncaught(server.output)).toEqual([]);
        // A recorder whose server was killed gives up by itself, 10 s after the last packet of each of its tracks.
        await vi.waitFor(async () => expect(await orphansOf(server)).toEqual([]), { timeout: 30_000 });
      },
      expectBooks: (initialStock) => expectBooksToAgree(database.sql, initialStock),
      async close() {
        await server.close();
        await proxy?.close();
        await database.close();
      },
    };
  } catch (error) {
    await proxy?.close();
    await database.close();
    throw error;
  }
}

/** What the server said last, for who looks for the cause. */
const lastWords = (server: RigServer) => server.output.slice(-3000);

/** Lines of the log of errors that nobody caught. */
function uncaught(output: string): string[] {
  return output
    .split('\n')
    .filter((line) => /nobody caught this|uncaughtException|unhandledRejection/i.test(line));
}

/** Recorders of this server's shows whose server is gone. */
async function orphansOf(server: RigServer): Promise<string[]> {
  const all = (await listProcesses()).filter(({ state }) => state !== 'Z');
  return all
    .filter(
      ({ parentPid, command }) =>
        parentPid !== server.pid && command.some((part) => part.startsWith(server.recordingsDir)),
    )
    .map(({ pid, command }) => `${pid}: ${command.join(' ')}`);
}
