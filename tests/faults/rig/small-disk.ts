import { execFile } from 'node:child_process';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** A disk of its own, in memory, that can be filled up. */
export interface SmallDisk {
  readonly folder: string;
  /** Takes all that is left. */
  fill(): Promise<void>;
  /** Gives back what `fill` took. */
  free(): Promise<void>;
  close(): Promise<void>;
}

const chunkBytes = 64 * 1024;

/** Mounts it, for which one has to be root or may become it without a password. */
export async function openSmallDisk(megabytes: number): Promise<SmallDisk> {
  const folder = await mkdtemp(join(tmpdir(), 'stallcast-disk-'));
  const { uid = 0, gid = 0 } = { uid: process.getuid?.(), gid: process.getgid?.() };
  await asRoot(
    'mount',
    '-t',
    'tmpfs',
    '-o',
    `size=${megabytes}m,uid=${uid},gid=${gid},mode=711`,
    'tmpfs',
    folder,
  );
  const ballast = join(folder, 'ballast');

  async function close(): Promise<void> {
    await asRoot('umount', folder);
    await rm(folder, { recursive: true, force: true });
  }

  let closing: Promise<void> | undefined;
  return {
    folder,
    async fill() {
      const file = await open(ballast, 'a');
      try {
        for (;;) await file.write(Buffer.alloc(chunkBytes));
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
      } finally {
        await file.close();
      }
    },
    free: () => rm(ballast, { force: true }),
    close: () => (closing ??= close()),
  };
}

async function asRoot(...command: readonly string[]): Promise<void> {
  const [program = '', ...args] = process.getuid?.() === 0 ? command : ['sudo', '-n', ...command];
  await promisify(execFile)(program, args);
}
