import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { vi } from 'vitest';

const mainFile = fileURLToPath(import.meta.resolve('@stallcast/sfu-server/main'));

/** The server's own command, run as a person would, with these settings and no others. */
export interface ServerCommand {
  readonly pid: number;
  /** What it printed so far. */
  readonly output: string;
  /** Its exit code, once it has ended; null if a signal ended it. */
  readonly exit: Promise<number | null>;
  kill(signal: NodeJS.Signals): void;
}

export function runServer(settings: Readonly<Record<string, string>>): ServerCommand {
  const child = spawn(process.execPath, [mainFile], {
    env: {
      PATH: process.env['PATH'],
      MEDIASOUP_WORKER_BIN: process.env['MEDIASOUP_WORKER_BIN'],
      HOST: '127.0.0.1',
      PORT: '0',
      MEDIA_PORT: '0',
      MEDIA_WORKERS: '1',
      MEDIA_LISTEN_IPS: '127.0.0.1',
      LOG_LEVEL: 'info',
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
  }
  const exit = once(child, 'exit').then(() => child.exitCode);
  return {
    pid: child.pid ?? 0,
    get output() {
      return output;
    },
    exit,
    kill: (signal) => void child.kill(signal),
  };
}

/** The address that the server prints once it listens. */
export async function addressOf(server: ServerCommand): Promise<string> {
  const printed = () => /http:\/\/(?:localhost|127\.0\.0\.1):\d+/.exec(server.output)?.[0];
  await vi.waitUntil(() => printed() !== undefined, { timeout: 20_000, interval: 20 });
  return printed() ?? '';
}

/** Processes whose command line names this folder, or whose parent is `pid`. */
export async function processesOf(folder: string, pid: number): Promise<string[]> {
  const { stdout } = await promisify(execFile)('ps', ['-eo', 'ppid=,args=']);
  return stdout
    .split('\n')
    .filter((line) => line.includes(folder) || Number.parseInt(line, 10) === pid)
    .filter((line) => !line.includes(' ps -eo '));
}
