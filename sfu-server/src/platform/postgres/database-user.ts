import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { StartError } from '../start-error.ts';

const run = promisify(execFile);
const userName = 'postgres';

/** The system's user that the database runs as. */
export interface DatabaseUser {
  readonly uid: number;
  readonly gid: number;
}

/**
 * PostgreSQL refuses to run as root. Answers the user to run it as when we are root (made if there is none), and
 * null when it can run as ourselves. Throws with a sentence for the person.
 */
export async function findDatabaseUser(): Promise<DatabaseUser | null> {
  if (process.getuid?.() !== 0) return null;
  const existing = await lookUp();
  if (existing) return existing;
  try {
    await run('useradd', [
      '--system',
      '--user-group',
      '--no-create-home',
      '--shell',
      '/usr/sbin/nologin',
      userName,
    ]);
  } catch (cause) {
    throw new StartError(
      `PostgreSQL does not run as root, and the user "${userName}" could not be made. Start the server as another user, or set DATABASE_URL.`,
      { cause },
    );
  }
  const made = await lookUp();
  if (made) return made;
  throw new StartError(`The user "${userName}" was made but cannot be found.`);
}

async function lookUp(): Promise<DatabaseUser | undefined> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', userName]), run('id', ['-g', userName])]);
    return { uid: Number.parseInt(uid.stdout, 10), gid: Number.parseInt(gid.stdout, 10) };
  } catch {
    return undefined;
  }
}

/** The first folder on the way to `path` that `user` may not pass; null if there is none. */
export async function findClosedFolder(path: string, user: DatabaseUser | null): Promise<string | null> {
  if (user === null) return null;
  const folders = [path];
  for (let folder = path; dirname(folder) !== folder; folder = dirname(folder))
    folders.unshift(dirname(folder));
  for (const folder of folders) {
    const { mode, uid, gid } = await stat(folder);
    const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
    if ((mode & bit) === 0) return folder;
  }
  return null;
}
