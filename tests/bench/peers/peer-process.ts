import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

/** Something that we are held against: a server in a process of its own, on this very Node. */
export interface Peer {
  readonly url: string;
  readonly pid: number;
  /** Safe to repeat. */
  close(): Promise<void>;
}

/** One that does not listen by then will not, in ms. */
const startLimitMs = 30_000;

/** Starts a file that prints the port it listens at. Throws when it does not. */
export async function startPeer(file: URL, args: readonly string[]): Promise<Peer> {
  const child = spawn(process.execPath, [file.pathname, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const close = () => stop(child);
  try {
    const port = await firstLine(child.stdout);
    return { url: `http://127.0.0.1:${port}`, pid: child.pid ?? 0, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function firstLine(input: Readable): Promise<string> {
  const lines = createInterface({ input, signal: AbortSignal.timeout(startLimitMs) });
  for await (const line of lines) return line;
  throw new Error('what we are held against did not start');
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
}
