import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { vi } from 'vitest';
import { descendantsOf, type ProcessFacts, signal } from './processes.ts';
import { steadyPort } from './steady-port.ts';

const mainFile = fileURLToPath(import.meta.resolve('@stallcast/sfu-server/main'));
const startLimitMs = 60_000;
/** A server that was told to stop and has not by then is killed, in ms. */
const stopLimitMs = 25_000;
/** Waits of the supervisor before it starts the server again, in ms: the first and the longest. */
const supervisorWaitMs = { first: 100, most: 5000 };

/** How a process of the server ended. */
export interface ServerEnd {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** Whether the rig had asked for it. */
  readonly wanted: boolean;
}

/** The server's own command as a process: killed, frozen, told to stop, and started again at the same ports over the same data. */
export interface RigServer {
  readonly url: string;
  /** Port of its media, UDP and TCP. */
  readonly mediaPort: number;
  readonly recordingsDir: string;
  /** Of the process that runs now, or ran last. */
  readonly pid: number;
  readonly running: boolean;
  /** What all its processes printed. */
  readonly output: string;
  readonly ends: readonly ServerEnd[];
  /** How often it was started. */
  readonly starts: number;
  /** Starts it and resolves when it is ready for requests. */
  start(): Promise<void>;
  /**
   * Ends it on the spot, or by another signal that it does not survive; resolves when it is gone. The supervisor, if there is
   * one, starts it again.
   */
  kill(by?: NodeJS.Signals): Promise<void>;
  /** Tells it to stop as a service would; answers how that went and how long it took. It stays away. */
  terminate(): Promise<ServerEnd & { readonly tookMs: number }>;
  /** Stops the process (not its workers) where it is, and lets it go on. */
  freeze(): void;
  thaw(): void;
  /** Resolves when `/readyz` says yes. */
  untilReady(limitMs?: number): Promise<void>;
  /** Its media workers, and the ffmpegs that record. */
  workers(): Promise<ProcessFacts[]>;
  recorders(): Promise<ProcessFacts[]>;
  close(): Promise<void>;
}

export interface RigServerOptions {
  readonly databaseUrl: string;
  /** Settings that differ from the rig's usual ones. */
  readonly env?: Readonly<Record<string, string>>;
  /** Starts the server again whenever it ends without having been told to, as a service manager does. */
  readonly supervised?: boolean;
  /** Options of Node itself. */
  readonly nodeOptions?: readonly string[];
  /** What runs the server, if not Node directly: `['prlimit', '--nofile=256']`. */
  readonly under?: readonly string[];
}

export async function startRigServer(options: RigServerOptions): Promise<RigServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'stallcast-rig-server-'));
  const [port, mediaPort] = [await steadyPort(), await steadyPort()];
  const server = new ProcessOfServer(options, { dataDir, port, mediaPort });
  try {
    await server.start();
  } catch (error) {
    await server.close();
    throw new Error(`the server did not start:\n${server.output}`, { cause: error });
  }
  return server;
}

interface Places {
  readonly dataDir: string;
  readonly port: number;
  readonly mediaPort: number;
}

class ProcessOfServer implements RigServer {
  readonly url: string;
  readonly mediaPort: number;
  readonly recordingsDir: string;
  readonly ends: ServerEnd[] = [];
  starts = 0;
  output = '';
  readonly #options: RigServerOptions;
  readonly #places: Places;
  #child: ChildProcess | undefined;
  /** The end that comes next is one that the rig asked for. */
  #wanted = false;
  /** No more starts by the supervisor. */
  #toStayAway = false;
  #closing: Promise<void> | undefined;

  constructor(options: RigServerOptions, places: Places) {
    this.#options = options;
    this.#places = places;
    this.url = `http://127.0.0.1:${places.port}`;
    this.mediaPort = places.mediaPort;
    this.recordingsDir = join(places.dataDir, 'recordings');
  }

  get pid(): number {
    return this.#child?.pid ?? 0;
  }

  get running(): boolean {
    return this.#child !== undefined && this.#child.exitCode === null && this.#child.signalCode === null;
  }

  async start(): Promise<void> {
    this.#toStayAway = false;
    if (!this.running) this.#spawn();
    await this.untilReady();
  }

  async kill(by: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    const child = this.#required();
    this.#wanted = true;
    const ended = once(child, 'exit');
    child.kill(by);
    await ended;
  }

  async terminate(): Promise<ServerEnd & { readonly tookMs: number }> {
    this.#toStayAway = true;
    this.#wanted = true;
    const child = this.#required();
    const startedAtMs = performance.now();
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), stopLimitMs);
    await ended;
    clearTimeout(timer);
    const { exitCode: code, signalCode } = child;
    return { code, signal: signalCode, wanted: true, tookMs: performance.now() - startedAtMs };
  }

  freeze(): void {
    signal(this.pid, 'SIGSTOP');
  }

  thaw(): void {
    signal(this.pid, 'SIGCONT');
  }

  async untilReady(limitMs = startLimitMs): Promise<void> {
    const limit = AbortSignal.timeout(limitMs);
    for (;;) {
      if (limit.aborted) throw new Error(`the server is not ready after ${limitMs} ms`);
      const signals = AbortSignal.any([limit, AbortSignal.timeout(2000)]);
      const answer = await fetch(`${this.url}/readyz`, { signal: signals }).catch(() => null);
      if (answer?.ok) return;
      if (!this.running && (this.#toStayAway || this.#options.supervised !== true))
        throw new Error('the server has ended');
      await wait(25);
    }
  }

  async workers(): Promise<ProcessFacts[]> {
    return (await descendantsOf(this.pid)).filter(({ command }) => command[0]?.endsWith('mediasoup-worker'));
  }

  async recorders(): Promise<ProcessFacts[]> {
    return (await descendantsOf(this.pid)).filter(
      ({ command }) =>
        command[0]?.endsWith('ffmpeg') && command.some((part) => part.startsWith(this.recordingsDir)),
    );
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    this.#toStayAway = true;
    this.thaw();
    if (this.running) await this.terminate();
    await rm(this.#places.dataDir, { recursive: true, force: true });
  }

  #required(): ChildProcess {
    if (this.#child === undefined || !this.running) throw new Error('the server does not run');
    return this.#child;
  }

  #spawn(): void {
    const { under = [], nodeOptions = [] } = this.#options;
    const command = [...under, process.execPath, ...nodeOptions, mainFile];
    const [program = process.execPath, ...args] = command;
    const child = spawn(program, args, { env: this.#environment(), stdio: ['ignore', 'pipe', 'pipe'] });
    const keep = (chunk: Buffer) => (this.output = (this.output + chunk.toString('utf8')).slice(-1_000_000));
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.once('exit', (code, signalName) => this.#handleExit(code, signalName));
    this.#child = child;
    this.#wanted = false;
    this.starts += 1;
  }

  #environment(): NodeJS.ProcessEnv {
    const { dataDir, port, mediaPort } = this.#places;
    return {
      PATH: process.env['PATH'],
      MEDIASOUP_WORKER_BIN: process.env['MEDIASOUP_WORKER_BIN'],
      HOST: '127.0.0.1',
      PORT: String(port),
      PUBLIC_URL: this.url,
      DATA_DIR: dataDir,
      DATABASE_URL: this.#options.databaseUrl,
      MEDIA_LISTEN_IPS: '127.0.0.1',
      MEDIA_PORT: String(mediaPort),
      MEDIA_WORKERS: '1',
      RECORDINGS_MIN_FREE_MB: '50',
      // Everybody comes from one address.
      RATE_LIMIT_FACTOR: '10000',
      TEST_PAYMENT_DELAY_MS: '50',
      LOG_LEVEL: 'info',
      ...this.#options.env,
    };
  }

  #handleExit(code: number | null, signalName: NodeJS.Signals | null): void {
    this.ends.push({ code, signal: signalName, wanted: this.#wanted });
    this.#wanted = false;
    if (this.#options.supervised === true) void this.#supervise();
  }

  async #supervise(): Promise<void> {
    const recent = this.ends.slice(-6).filter(({ wanted }) => !wanted).length;
    await wait(Math.min(supervisorWaitMs.most, supervisorWaitMs.first * 2 ** recent));
    if (!this.#toStayAway && !this.running) this.#spawn();
  }
}

/** Resolves with the ms that went by until `condition` held. Throws after `limitMs`. */
export async function msUntil(
  condition: () => boolean | Promise<boolean>,
  limitMs: number,
  intervalMs = 20,
): Promise<number> {
  const startedAtMs = performance.now();
  await vi.waitUntil(condition, { timeout: limitMs, interval: intervalMs });
  return performance.now() - startedAtMs;
}
