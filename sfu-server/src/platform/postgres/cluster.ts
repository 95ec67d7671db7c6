import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, chown, mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { timeouts } from '../timeouts.ts';
import { prepareBinaries, type PostgresBinaries } from './binaries.ts';
import { type DatabaseUser, findClosedFolder, findDatabaseUser } from './database-user.ts';
import { isRunning, readPostmaster, removePostmasterFile } from './postmaster-file.ts';
import { StartError } from '../start-error.ts';

const run = promisify(execFile);
/** What the database says beyond this is not kept over a restart, in bytes. */
const mostLogBytes = 5_000_000;
const logTailLines = 5;
// In the language that we read, with times in UTC; the database needs nothing else of our environment.
const environment = { LC_ALL: 'C', TZ: 'UTC' };

/** One database cluster: its folder, the programs that run it, and the system's user they run as. */
export interface Cluster {
  readonly folder: string;
  readonly data: string;
  readonly binaries: PostgresBinaries;
  readonly user: DatabaseUser | null;
}

/**
 * Makes the cluster in `folder` if there is none yet. Throws with a sentence for the person when the folder cannot be
 * used. `password` becomes that of the user "stallcast".
 */
export async function prepareCluster(folder: string, password: string): Promise<Cluster> {
  const user = await findDatabaseUser();
  const data = join(folder, 'data');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  // Another user has to pass through; what we keep here ourselves has a mode of its own.
  if (user) await chmod(folder, 0o711);
  const closed = await findClosedFolder(folder, user);
  if (closed !== null) {
    throw new StartError(
      `The database's own user "postgres" may not enter ${closed}. Set DATA_DIR to a folder that it can reach, such as /var/lib/stallcast.`,
    );
  }
  const cluster = { folder, data, user, binaries: await prepareBinaries(user, folder) };
  const version = await readFile(join(data, 'PG_VERSION'), 'utf8').catch(() => null);
  if (version === null) await makeCluster(cluster, password);
  else await assertSameVersion(cluster, version.trim());
  return cluster;
}

async function assertSameVersion({ binaries, folder }: Cluster, version: string): Promise<void> {
  const { stdout } = await run(binaries.postgres, ['--version'], { cwd: '/', env: {} });
  if (new RegExp(`\\b${version}\\.`).test(stdout)) return;
  throw new StartError(
    `The data in ${folder} were written by PostgreSQL ${version}, this is ${stdout.trim()}. Use the version before, or another DATA_DIR.`,
  );
}

/** Under another name first: a cluster that stands under its own name is whole. */
async function makeCluster(cluster: Cluster, password: string): Promise<void> {
  const { folder, data, user, binaries } = cluster;
  const unfinished = `${data}.unfinished`;
  const passwordFile = join(folder, 'initial-password');
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { mode: 0o700 });
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (user) await Promise.all([unfinished, passwordFile].map((path) => chown(path, user.uid, user.gid)));
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const access = ['--username=stallcast', '--auth=scram-sha-256', `--pwfile=${passwordFile}`];
  try {
    await run(binaries.initdb, [`--pgdata=${unfinished}`, ...access, ...locale], {
      ...user,
      cwd: '/',
      env: environment,
      timeout: timeouts.embeddedDatabaseStartMs,
    });
  } catch (cause) {
    throw new StartError(`The database's folder ${data} could not be made: ${lastLine(cause)}`, { cause });
  } finally {
    await rm(passwordFile, { force: true });
  }
  await rename(unfinished, data);
}

function lastLine(error: unknown): string {
  const text = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error);
  return text.trim().split('\n').at(-1) ?? text;
}

/**
 * Runs the cluster's database and answers when it takes connections. Settings are PostgreSQL's own.
 * Throws with the end of its log when it does not come up in time.
 */
export async function startDatabase(
  cluster: Cluster,
  port: number,
  settings: Readonly<Record<string, string>>,
): Promise<ChildProcess> {
  const log = await openLog(cluster);
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  try {
    const child = spawn(cluster.binaries.postgres, ['-D', cluster.data, '-p', String(port), ...options], {
      ...cluster.user,
      cwd: '/',
      env: environment,
      // A process group of its own: Ctrl-C in the terminal reaches us, and we stop the database as the last thing.
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
    });
    await untilReady(cluster, child);
    return child;
  } finally {
    await log.close();
  }
}

async function untilReady(cluster: Cluster, child: ChildProcess): Promise<void> {
  const ended = new AbortController();
  child.once('exit', () => ended.abort());
  child.once('error', () => ended.abort());
  const deadline = performance.now() + timeouts.embeddedDatabaseStartMs;
  while (!ended.signal.aborted && performance.now() < deadline) {
    const postmaster = await readPostmaster(cluster.data);
    if (postmaster?.isReady && postmaster.pid === child.pid) return;
    await wait(20);
  }
  if (!ended.signal.aborted) await stopDatabase(cluster);
  throw new StartError(
    `The embedded database did not start. The end of its log (${logPath(cluster)}):\n${await logTail(cluster)}`,
  );
}

const logPath = ({ folder }: Cluster) => join(folder, 'postgres.log');

async function openLog(cluster: Cluster) {
  const path = logPath(cluster);
  const size = await stat(path).then(
    (facts) => facts.size,
    () => 0,
  );
  const file = await open(path, size > mostLogBytes ? 'w' : 'a', 0o600);
  await chmod(path, 0o600);
  return file;
}

async function logTail(cluster: Cluster): Promise<string> {
  const text = await readFile(logPath(cluster), 'utf8').catch(() => '');
  return text.trimEnd().split('\n').slice(-logTailLines).join('\n');
}

/**
 * Stops whatever database runs in the cluster's folder — also one that a killed server left behind — in order, and
 * by force only if that takes too long (it then repairs itself at the next start). Does nothing if none runs.
 */
export async function stopDatabase(cluster: Cluster, child?: ChildProcess): Promise<void> {
  const postmaster = await readPostmaster(cluster.data);
  if (postmaster === null) return;
  if (!(await isRunning(cluster.data, postmaster))) return removePostmasterFile(cluster.data);
  const ended = child?.exitCode === null && child.signalCode === null ? once(child, 'exit') : undefined;
  await pgCtlStop(cluster, 'fast')
    .catch(() => pgCtlStop(cluster, 'immediate'))
    .catch(() => process.kill(postmaster.pid, 'SIGKILL'));
  await ended;
}

async function pgCtlStop({ binaries, data, user }: Cluster, mode: 'fast' | 'immediate'): Promise<void> {
  const seconds = String(timeouts.embeddedDatabaseStopMs / 1000);
  await run(binaries.pgCtl, ['stop', '-D', data, '-m', mode, '-w', '-t', seconds], {
    ...user,
    cwd: '/',
    env: environment,
  });
}
