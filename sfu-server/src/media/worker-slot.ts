import { createWorker, type types } from 'mediasoup';
import type { Logger } from '../platform/logger.ts';
import { StartError } from '../platform/start-error.ts';
import { timeouts } from '../platform/timeouts.ts';
import { type ListenOptions, listenInfos } from './listen-infos.ts';
import { countOpenThings, type OpenThings } from './open-things.ts';
import { within } from './within.ts';

export interface WorkerSlotOptions extends ListenOptions {
  /** UDP and TCP port of this worker; 0 lets the system choose. */
  readonly port: number;
  /** Path of the mediasoup-worker binary; null means the one that came with the package. */
  readonly workerBin: string | null;
  readonly logger: Logger;
  /** Told whenever a worker is ready to be used. */
  readonly onReady: () => void;
}

/** What is known of a worker, for metrics. */
export interface WorkerFacts {
  readonly pid: number | null;
  readonly alive: boolean;
  /** Rooms it serves. */
  readonly rooms: number;
  /** What is open on it. */
  readonly open: OpenThings;
  /** Processor time since it started, in ms. */
  readonly cpuMs: number;
  /** Most memory it ever held, in bytes. */
  readonly maxRssBytes: number;
  /** How often the worker of this place died. */
  readonly deaths: number;
}

export interface LivingWorker {
  readonly worker: types.Worker;
  readonly webRtcServer: types.WebRtcServer;
  readonly open: OpenThings;
}

const nothingOpen: OpenThings = { routers: 0, transports: 0, consumers: 0 };

/**
 * The place of one media worker: starts it, asks it again and again whether it still answers, kills it when it does not, and starts
 * another when it died, at once after a long life, and waiting longer each time while lives are short.
 */
export class WorkerSlot {
  rooms = 0;
  readonly #options: WorkerSlotOptions;
  #living: LivingWorker | undefined;
  #usage: types.WorkerResourceUsage | undefined;
  #startedAtMs = 0;
  /** Workers in a row, up to the last, that did not live long. */
  #shortLives = 0;
  #deaths = 0;
  #timer: NodeJS.Timeout | undefined;
  #starting: Promise<void> | undefined;
  #closed = false;

  constructor(options: WorkerSlotOptions) {
    this.#options = options;
  }

  /** The worker, unless it is dead at the moment. */
  get living(): LivingWorker | undefined {
    return this.#living !== undefined && !this.#living.worker.closed ? this.#living : undefined;
  }

  get facts(): WorkerFacts {
    return {
      pid: this.living?.worker.pid ?? null,
      alive: this.living !== undefined,
      rooms: this.rooms,
      open: this.living?.open ?? nothingOpen,
      cpuMs: (this.#usage?.ru_utime ?? 0) + (this.#usage?.ru_stime ?? 0),
      maxRssBytes: (this.#usage?.ru_maxrss ?? 0) * 1024,
      deaths: this.#deaths,
    };
  }

  /** Starts the worker. Throws if the binary does not run or its port is taken. */
  async start(): Promise<void> {
    const living = await startWorker(this.#options);
    if (this.#closed) return endWorker(living.worker);
    this.#living = living;
    this.#startedAtMs = performance.now();
    this.#usage = undefined;
    living.worker.once('died', (error) => this.#handleDeath(error));
    this.#checkLater(living.worker);
    this.#options.logger.info({ pid: living.worker.pid, port: this.#options.port }, 'media worker started');
    this.#options.onReady();
  }

  /** Ends the worker; it is killed if it does not go by itself. */
  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    await this.#starting;
    if (this.#living !== undefined) await endWorker(this.#living.worker);
  }

  #checkLater(worker: types.Worker): void {
    this.#timer = setTimeout(() => void this.#check(worker), timeouts.mediaWorkerCheckEveryMs);
  }

  async #check(worker: types.Worker): Promise<void> {
    const usage = await answerOf(worker);
    if (this.#closed || worker.closed) return;
    if (usage === 'hangs') {
      this.#options.logger.error({ pid: worker.pid }, 'media worker does not answer and is killed');
      kill(worker.pid);
      return;
    }
    this.#usage = usage;
    this.#checkLater(worker);
  }

  #handleDeath(error: Error): void {
    clearTimeout(this.#timer);
    if (this.#closed) return;
    this.#deaths += 1;
    this.#options.logger.error({ err: error }, 'media worker died');
    // What kills a worker again and again does so soon after its viewers are back.
    if (performance.now() - this.#startedAtMs >= timeouts.mediaWorkerLivedMs) this.#shortLives = 0;
    this.#startLater();
  }

  #startLater(): void {
    const delayMs = restartDelayMs(this.#shortLives);
    this.#shortLives += 1;
    this.#timer = setTimeout(() => {
      this.#starting = this.#startAgain();
    }, delayMs);
  }

  async #startAgain(): Promise<void> {
    try {
      await this.start();
    } catch (error) {
      this.#options.logger.error({ err: error }, 'media worker could not be started');
      if (!this.#closed) this.#startLater();
    }
  }
}

/** How long to wait before a worker is started again, in ms, after so many short lives in a row before this death. */
export function restartDelayMs(shortLives: number): number {
  if (shortLives === 0) return 0;
  return Math.min(timeouts.mediaWorkerRestartMostMs, timeouts.mediaWorkerRestartMs * 2 ** shortLives);
}

async function startWorker(options: WorkerSlotOptions): Promise<LivingWorker> {
  const worker = await spawnWorker(options.workerBin);
  try {
    const webRtcServer = await worker.createWebRtcServer({ listenInfos: listenInfos(options, options.port) });
    return { worker, webRtcServer, open: countOpenThings(worker) };
  } catch (error) {
    await endWorker(worker);
    throw new StartError(
      `The media port ${options.port} (UDP and TCP) cannot be opened: ${String(error)}. Stop the program that uses it, or choose another one with MEDIA_PORT=….`,
      { cause: error },
    );
  }
}

async function spawnWorker(workerBin: string | null): Promise<types.Worker> {
  try {
    return await withoutSignalTraps(() =>
      createWorker({ logLevel: 'warn', ...(workerBin !== null && { workerBin }) }),
    );
  } catch (cause) {
    throw new StartError(
      `The media worker cannot be started: ${String(cause)}. "npm start" sets it up; MEDIASOUP_WORKER_BIN names one of your own.`,
      { cause },
    );
  }
}

/**
 * mediasoup ends its workers on SIGINT and SIGTERM by itself, before recordings and viewers were seen to. The server's own signal
 * handling decides when they go, so the traps that a new worker sets (in the same turn as it is created) are taken away.
 */
function withoutSignalTraps<Result>(create: () => Promise<Result>): Promise<Result> {
  const signals = ['SIGINT', 'SIGTERM'] as const;
  const before = signals.map((signal) => new Set(process.listeners(signal)));
  const result = create();
  signals.forEach((signal, index) => {
    for (const listener of process.listeners(signal))
      if (!before[index]?.has(listener)) process.removeListener(signal, listener);
  });
  return result;
}

/** The worker's resource usage, or `hangs` when no answer came in time. */
async function answerOf(worker: types.Worker): Promise<types.WorkerResourceUsage | undefined | 'hangs'> {
  const answer = worker.getResourceUsage().catch(() => undefined);
  for (;;) {
    const askedAtMs = performance.now();
    const first = await within(timeouts.mediaWorkerAnswerMs, answer);
    if (first !== 'time-is-up') return first;
    // A wait that took much longer than asked for means that it was this process that stood still, not the worker.
    if (performance.now() - askedAtMs < timeouts.mediaWorkerAnswerMs * 1.5) return 'hangs';
  }
}

async function endWorker(worker: types.Worker): Promise<void> {
  if (worker.subprocessClosed) return;
  const gone = new Promise<void>((resolve) => worker.once('subprocessclose', resolve));
  worker.close();
  // A worker that hangs does not hear that it was told to go.
  if ((await within(timeouts.mediaWorkerCloseMs, gone)) === 'time-is-up') {
    kill(worker.pid);
    await gone;
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It went by itself in the meantime.
  }
}
