import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { realpath, rm } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StartError } from './start-error.ts';

export interface DataFolderLock {
  close(): Promise<void>;
}

/**
 * Keeps a data folder for this process alone: two servers would stop each other's database and write each other's
 * recordings. Held by a listening local socket, which ends with the process however that ends, so nothing stale stays
 * behind. Throws StartError while another server has the folder.
 */
export async function lockDataFolder(folder: string): Promise<DataFolderLock> {
  const path = socketPath(await realpath(folder));
  const server = (await tryListen(path)) ?? ((await isHeld(path)) ? null : await listenAnew(path));
  if (server === null) {
    throw new StartError(
      `Another Stallcast server is using the data folder ${folder}. Stop it first, or choose another one with DATA_DIR=….`,
    );
  }
  let closing: Promise<void> | undefined;
  const close = async () => {
    server.close();
    await once(server, 'close');
  };
  return { close: () => (closing ??= close()) };
}

/** Linux and Windows have names for sockets that are no files; elsewhere it is a file that a crash leaves behind. */
function socketPath(folder: string): string {
  const name = `stallcast-${createHash('sha256').update(folder).digest('hex').slice(0, 32)}`;
  if (process.platform === 'linux') return `\0${name}`;
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.sock`);
}

/** Null if the name is taken. */
async function tryListen(path: string): Promise<Server | null> {
  const server = createServer((socket) => socket.destroy());
  server.unref();
  try {
    server.listen(path);
    await once(server, 'listening');
    return server;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') return null;
    throw error;
  }
}

async function isHeld(path: string): Promise<boolean> {
  const socket = connect(path);
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

async function listenAnew(path: string): Promise<Server | null> {
  if (!path.startsWith('\0')) await rm(path, { force: true });
  return tryListen(path);
}
