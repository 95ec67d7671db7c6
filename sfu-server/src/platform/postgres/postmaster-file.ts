import { readFile, readlink, realpath, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** What a running database writes into its folder, see "postmaster.pid" in PostgreSQL's manual (storage-file-layout). */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly isReady: boolean;
}

const fileOf = (cluster: string) => join(cluster, 'postmaster.pid');

/** The database that runs, or ran, in this folder; null if none did since it was last stopped in order. */
export async function readPostmaster(cluster: string): Promise<Postmaster | null> {
  const text = await readFile(fileOf(cluster), 'utf8').catch(() => null);
  if (text === null) return null;
  const lines = text.split('\n');
  const pid = Number.parseInt(lines[0] ?? '', 10);
  if (!Number.isSafeInteger(pid) || pid < 1) return null;
  return {
    pid,
    port: Number.parseInt(lines[3] ?? '', 10) || 0,
    isReady: (lines[7] ?? '').trim() === 'ready',
  };
}

/**
 * Whether the process of the file still is this folder's database. After a crash the number may have gone to another
 * process, maybe to another database of the same user, for which PostgreSQL would refuse to start.
 */
export async function isRunning(cluster: string, { pid }: Postmaster): Promise<boolean> {
  if (!isAlive(pid)) return false;
  if (process.platform !== 'linux') return true;
  // A database works in its own folder.
  const folder = await readlink(`/proc/${pid}/cwd`).catch(() => null);
  return folder === (await realpath(cluster));
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Takes away the file of a database that is surely gone. */
export async function removePostmasterFile(cluster: string): Promise<void> {
  await rm(fileOf(cluster), { force: true });
}
