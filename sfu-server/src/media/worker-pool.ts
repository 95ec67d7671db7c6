import { availableParallelism } from 'node:os';
import { setLogEventListeners, type types } from 'mediasoup';
import { AppError } from '../platform/errors.ts';
import type { Logger } from '../platform/logger.ts';
import { timeouts } from '../platform/timeouts.ts';
import { routerCodecs } from './codecs.ts';
import type { ListenOptions } from './listen-infos.ts';
import { type WorkerFacts, WorkerSlot } from './worker-slot.ts';

export interface WorkerPoolOptions extends ListenOptions {
  /** How many workers; null means one for each core. */
  readonly workers: number | null;
  /** Port of the first worker, the others follow; 0 lets the system choose. */
  readonly port: number;
  readonly workerBin: string | null;
  readonly logger: Logger;
}

/** A router on one of the workers, and the port its viewers come in by. */
export interface RouterLease {
  readonly router: types.Router;
  readonly webRtcServer: types.WebRtcServer;
  /** Closes the router and gives its place back. Safe to repeat. */
  release(): void;
}

export interface WorkerPool {
  /** A new router on the living worker with the fewest rooms. Throws `media-unavailable` when none came to life in time. */
  lease(): Promise<RouterLease>;
  /** One entry for each worker. */
  readonly facts: readonly WorkerFacts[];
  /** Ends all workers; nothing of them is left afterwards. */
  close(): Promise<void>;
}

/** Starts the media workers. Throws if one of them cannot start: a server without media would look healthy and be useless. */
export async function createWorkerPool(options: WorkerPoolOptions): Promise<WorkerPool> {
  setLogEventListeners({
    onwarn: (namespace, log) => options.logger.debug({ namespace }, log),
    onerror: (namespace, log, error) => options.logger.warn({ namespace, err: error }, log),
  });
  const pool = new Pool(options);
  try {
    await pool.start();
  } catch (error) {
    await pool.close();
    throw error;
  }
  return pool;
}

class Pool implements WorkerPool {
  readonly #slots: readonly WorkerSlot[];
  /** Who waits for any worker to live again. */
  readonly #waiting = new Set<() => void>();
  #closing: Promise<void> | undefined;

  constructor({ workers, port, ...options }: WorkerPoolOptions) {
    const onReady = () => this.#wakeWaiting();
    this.#slots = Array.from(
      { length: workers ?? availableParallelism() },
      (_, index) => new WorkerSlot({ ...options, port: port === 0 ? 0 : port + index, onReady }),
    );
  }

  get facts(): readonly WorkerFacts[] {
    return this.#slots.map((slot) => slot.facts);
  }

  async start(): Promise<void> {
    const starts = await Promise.allSettled(this.#slots.map((slot) => slot.start()));
    for (const start of starts) if (start.status === 'rejected') throw start.reason;
  }

  async lease(): Promise<RouterLease> {
    const slot = await this.#livingSlot();
    const living = slot.living;
    if (living === undefined) throw new AppError('media-unavailable');
    slot.rooms += 1;
    let held = true;
    const giveBack = () => {
      if (held) slot.rooms -= 1;
      held = false;
    };
    try {
      const router = await living.worker.createRouter({ mediaCodecs: routerCodecs });
      const release = () => {
        giveBack();
        router.close();
      };
      return { router, webRtcServer: living.webRtcServer, release };
    } catch (error) {
      giveBack();
      throw new AppError('media-unavailable', { cause: error });
    }
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    this.#wakeWaiting();
    await Promise.all(this.#slots.map((slot) => slot.close()));
  }

  async #livingSlot(): Promise<WorkerSlot> {
    const deadlineMs = performance.now() + timeouts.mediaWorkerWaitMs;
    for (;;) {
      const living = this.#slots.filter((slot) => slot.living !== undefined);
      const [least] = living.toSorted((one, other) => one.rooms - other.rooms);
      if (least !== undefined) return least;
      const leftMs = deadlineMs - performance.now();
      if (leftMs <= 0 || this.#closing !== undefined)
        throw new AppError('media-unavailable', { retryAfterSeconds: 5 });
      await this.#anyReady(leftMs);
    }
  }

  /** Resolves when some worker became ready, or after `leftMs`. */
  async #anyReady(leftMs: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        this.#waiting.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, leftMs);
      this.#waiting.add(wake);
    });
  }

  #wakeWaiting(): void {
    for (const wake of [...this.#waiting]) wake();
  }
}
