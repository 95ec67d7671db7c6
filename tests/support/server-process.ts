import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort } from './free-port.ts';

const mainFile = fileURLToPath(import.meta.resolve('@stallcast/sfu-server/main'));
/** A server that is not up by then will not come, in ms. */
const startLimitMs = 30_000;
/** A server that was told to stop is gone by then, in ms. */
const stopLimitMs = 20_000;

export interface ServerProcess {
  readonly url: string;
  readonly pid: number;
  /** Where it keeps recordings. */
  readonly recordingsDir: string;
  /** What it printed so far. */
  readonly output: string;
  /** Stops it as an admin would. Answers its exit code; null if it had to be killed. Safe to repeat. */
  close(): Promise<number | null>;
}

/** The server as it is started in earnest: a process of its own, on a given database, with the demo shop. */
export async function startServer({
  databaseUrl,
  env = {},
}: {
  readonly databaseUrl: string;
  /** Settings that differ from the usual ones. */
  readonly env?: Readonly<Record<string, string>>;
}): Promise<ServerProcess> {
  const dataDir = await mkdtemp(join(tmpdir(), 'stallcast-server-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const recordingsDir = join(dataDir, 'recordings');
  const child = spawn(process.execPath, [mainFile], {
    env: {
      ...process.env,
      HOST: '127.0.0.1',
      PORT: String(port),
      PUBLIC_URL: url,
      DATA_DIR: dataDir,
      DATABASE_URL: databaseUrl,
      DEMO_SHOP: 'on',
      MEDIA_LISTEN_IPS: '127.0.0.1',
      MEDIA_PORT: String(await freePort()),
      MEDIA_WORKERS: '1',
      RECORDINGS_MIN_FREE_MB: '100',
      RATE_LIMIT_FACTOR: '50',
      LOG_LEVEL: 'warn',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const keep = (chunk: Buffer) => (output = (output + chunk.toString('utf8')).slice(-100_000));
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);

  async function close(): Promise<number | null> {
    const code = await stop(child);
    await rm(dataDir, { recursive: true, force: true });
    return code;
  }

  let closing: Promise<number | null> | undefined;
  const server = {
    url,
    pid: child.pid ?? 0,
    recordingsDir,
    get output() {
      return output;
    },
    close: () => (closing ??= close()),
  };
  try {
    await untilHealthy(url, child);
  } catch (error) {
    await server.close();
    throw new Error(`the server did not start:\n${output}`, { cause: error });
  }
  return server;
}

async function untilHealthy(url: string, child: ChildProcess): Promise<void> {
  const limit = AbortSignal.timeout(startLimitMs);
  while (child.exitCode === null) {
    limit.throwIfAborted();
    const response = await fetch(`${url}/healthz`, { signal: limit }).catch(() => null);
    if (response?.ok) return;
    await wait(50);
  }
  throw new Error(`it ended with ${child.exitCode}`);
}

async function stop(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null) return child.exitCode;
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), stopLimitMs);
  await exited;
  clearTimeout(timer);
  return child.exitCode;
}
