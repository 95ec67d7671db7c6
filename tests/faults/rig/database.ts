import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareCluster, startDatabase, stopDatabase } from '@stallcast/sfu-server/postgres-cluster';
import postgres, { type Sql } from 'postgres';
import { descendantsOf, signal } from './processes.ts';
import { steadyPort } from './steady-port.ts';

/** A real PostgreSQL of the rig's own, as a process that may be killed, frozen and started again over the same data. */
export interface RigDatabase {
  readonly url: string;
  /** Asks it directly. Calls fail while it is away, and work again by themselves afterwards. */
  readonly sql: Sql;
  /** The postmaster's process id. */
  readonly pid: number;
  /** Folder of the data, for `pg_amcheck` and the like. */
  readonly data: string;
  /** Ends it on the spot, as `pg_ctl stop -m immediate` does; what was committed is found again in its log. */
  stop(): Promise<void>;
  /** Starts it again at the same port; resolves when it takes connections. */
  start(): Promise<void>;
  /** Starts it if it ended by itself: it gives up when it can write nothing, and mends itself when it is only disturbed. */
  revive(): Promise<void>;
  /** Stops all its processes where they are: connections stay open and nothing answers. */
  freeze(): Promise<void>;
  thaw(): Promise<void>;
  close(): Promise<void>;
}

export interface RigDatabaseOptions {
  /** Where its data go; a folder of its own below the temporary one if not said. Removed at the end either way. */
  readonly folder?: string;
  /** PostgreSQL settings on top of the rig's. */
  readonly settings?: Readonly<Record<string, string>>;
}

const name = 'stallcast';
const password = 'rig';

// Processes die here, never the machine, so what was written is kept by the system without waiting for the disk.
const rigSettings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  timezone: 'UTC',
  fsync: 'off',
  max_connections: '100',
};

export async function startRigDatabase(options: RigDatabaseOptions = {}): Promise<RigDatabase> {
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'stallcast-rig-database-')));
  const port = await steadyPort();
  const cluster = await prepareCluster(folder, password);
  const run = () => startDatabase(cluster, port, { ...rigSettings, ...options.settings });
  let child: ChildProcess = await run();
  const url = `postgres://stallcast:${password}@127.0.0.1:${port}/${name}`;
  await createDatabase(url);
  const sql = postgres(url, { max: 4, idle_timeout: 5, connect_timeout: 5, onnotice: () => {} });

  async function signalAll(signalName: 'SIGSTOP' | 'SIGCONT'): Promise<void> {
    // The postmaster first: stopped, it starts no others.
    if (child.pid === undefined) throw new Error('the database does not run');
    signal(child.pid, signalName);
    for (const { pid } of await descendantsOf(child.pid)) signal(pid, signalName);
  }

  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;

  async function stop(): Promise<void> {
    if (hasEnded()) return;
    const ended = once(child, 'exit');
    child.kill('SIGQUIT');
    await ended;
  }

  async function close(): Promise<void> {
    await signalAll('SIGCONT').catch(() => undefined);
    await sql.end({ timeout: 1 });
    await stop();
    await stopDatabase(cluster);
    await rm(folder, { recursive: true, force: true });
  }

  let closing: Promise<void> | undefined;
  return {
    ...{ url, sql, stop },
    data: cluster.data,
    get pid() {
      return child.pid ?? 0;
    },
    async start() {
      child = await run();
    },
    async revive() {
      if (hasEnded()) child = await run();
    },
    freeze: () => signalAll('SIGSTOP'),
    thaw: () => signalAll('SIGCONT'),
    close: () => (closing ??= close()),
  };
}

async function createDatabase(url: string): Promise<void> {
  const admin = postgres(url.replace(/\/[^/]+$/, '/postgres'), { max: 1, onnotice: () => {} });
  try {
    await admin`create database ${admin(name)}`;
  } finally {
    await admin.end({ timeout: 5 });
  }
}
