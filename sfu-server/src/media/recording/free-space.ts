import { mkdir, statfs } from 'node:fs/promises';

/** What we may still write on the disk of a directory, in bytes. Makes the directory if need be. */
export async function freeBytesIn(directory: string): Promise<number> {
  await mkdir(directory, { recursive: true });
  const { bavail, bsize } = await statfs(directory);
  return bavail * bsize;
}
