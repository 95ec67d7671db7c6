import { type FileHandle, open } from 'node:fs/promises';

/** How far back a file is read for its last lines, in bytes. */
const mostBytes = 128 * 1024;

/** The last lines of a text file, at most `most`; none when there is no such file. */
export async function lastLines(file: string, most: number): Promise<readonly string[]> {
  try {
    const handle = await open(file, 'r');
    try {
      return await readEnd(handle, most);
    } finally {
      await handle.close();
    }
  } catch {
    return [];
  }
}

async function readEnd(handle: FileHandle, most: number): Promise<readonly string[]> {
  const { size } = await handle.stat();
  const length = Math.min(size, mostBytes);
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, size - length);
  const lines = buffer.subarray(0, bytesRead).toString('utf8').trimEnd().split('\n');
  // Where the file was not read from its beginning, the first line is only a part of one.
  return (size > length ? lines.slice(1) : lines).slice(-most);
}
