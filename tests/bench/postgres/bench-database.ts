import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { applyMigrations } from '@stallcast/sfu-server/migrate';
import { prepareCluster, startDatabase, stopDatabase } from '@stallcast/sfu-server/postgres-cluster';
import postgres, { type Sql } from 'postgres';
import { steadyPort } from '../../faults/rig/steady-port.ts';

/** A PostgreSQL of the run's own, with the settings it has in earnest: nothing is answered before it is kept. */
export interface BenchDatabase {
  readonly port: number;
  readonly password: string;
  /** The postmaster's process id: what the database does is below it. */
  readonly pid: number;
  /** Where it writes its log, a JSON object a line. */
  readonly logFolder: string;
  /** Makes a database with all tables and answers its address. */
  createShop(name: string): Promise<string>;
  /** For settings and logs of the whole cluster. */
  readonly admin: Sql;
  close(): Promise<void>;
}

/** In memory the processor is the limit, on the disk its waits are: the two are never mixed in one ratio. */
export type Place = 'memory' | 'disk';

const password = 'bench';
const memoryFolder = '/dev/shm';

export async function startBenchDatabase(place: Place): Promise<BenchDatabase> {
  const parent = place === 'memory' ? memoryFolder : tmpdir();
  const folder = await mkdtemp(join(parent, 'stallcast-bench-'));
  const port = await steadyPort();
  const cluster = await prepareCluster(folder, password);
  const child = await startDatabase(cluster, port, {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    timezone: 'UTC',
    max_connections: '300',
    shared_buffers: '256MB',
    max_wal_size: '4GB',
    logging_collector: 'on',
    log_destination: 'jsonlog',
    log_directory: 'log',
    log_filename: 'bench',
    log_rotation_size: '0',
  });
  const urlOf = (name: string) => `postgres://stallcast:${password}@127.0.0.1:${port}/${name}`;
  const admin = postgres(urlOf('postgres'), { max: 1, onnotice: () => {} });

  async function close(): Promise<void> {
    await admin.end({ timeout: 5 });
    await stopDatabase(cluster, child);
    await rm(folder, { recursive: true, force: true });
  }

  let closing: Promise<void> | undefined;
  return {
    ...{ port, password, admin },
    pid: child.pid ?? 0,
    logFolder: join(cluster.data, 'log'),
    async createShop(name) {
      await admin`create database ${admin(name)}`;
      await applyMigrations(urlOf(name));
      return urlOf(name);
    },
    close: () => (closing ??= close()),
  };
}
