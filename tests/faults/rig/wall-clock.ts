import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The wall clock that a process and its children are shown; their monotonic one stays the machine's. */
export interface WallClock {
  /** What the process has to be started with. */
  readonly env: Readonly<Record<string, string>>;
  /** Sets it so many seconds ahead of the machine's, or behind; seen within a second. */
  set(aheadSeconds: number): Promise<void>;
  close(): Promise<void>;
}

/** A clock that can be set while it is looked at (libfaketime, Debian's package `faketime`). */
export async function openWallClock(): Promise<WallClock> {
  const folder = await mkdtemp(join(tmpdir(), 'stallcast-clock-'));
  const file = join(folder, 'offset');
  const set = (aheadSeconds: number) =>
    writeFile(file, `${aheadSeconds < 0 ? '-' : '+'}${Math.abs(aheadSeconds)}\n`);
  await set(0);
  return {
    env: {
      LD_PRELOAD: await findLibrary(),
      FAKETIME_TIMESTAMP_FILE: file,
      FAKETIME_CACHE_DURATION: '1',
      DONT_FAKE_MONOTONIC: '1',
    },
    set,
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Debian keeps it in a folder that is named after the kind of machine. */
async function findLibrary(): Promise<string> {
  for (const folder of ['/usr/lib', ...(await readdir('/usr/lib')).map((name) => join('/usr/lib', name))]) {
    const library = join(folder, 'faketime', 'libfaketime.so.1');
    if (existsSync(library)) return library;
  }
  throw new Error('libfaketime is not installed: apt-get install faketime');
}
