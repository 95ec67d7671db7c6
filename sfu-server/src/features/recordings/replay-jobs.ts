import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from '../../platform/logger.ts';
import { timeouts } from '../../platform/timeouts.ts';
import { settledWithin } from './settled-within.ts';

/** What is done after a show: it may take long and must not be done twice at once. */
export interface ReplayJobs {
  /** Does `job` when its turn comes, again after a failure. What is asked for already is not asked for twice. Never rejects. */
  add(name: string, job: () => Promise<void>): Promise<void>;
  /** Begins nothing more and waits a moment for what is being done; the next start goes on. */
  close(): Promise<void>;
}

interface JobOptions {
  readonly logger: Logger;
  /** How many at once. */
  readonly concurrency: number;
  /** How long to wait before each further try, in ms. */
  readonly retryAfterMs?: readonly number[];
}

const usualRetriesMs = [1, 6, 24].map((times) => times * timeouts.replayRetryMs);

/** A queue in this process; whoever fills it can fill it again after a crash. */
export function createReplayJobs({
  logger,
  concurrency,
  retryAfterMs = usualRetriesMs,
}: JobOptions): ReplayJobs {
  const jobs = new Map<string, Promise<void>>();
  const waiting: (() => void)[] = [];
  const closed = new AbortController();
  let running = 0;

  async function takeTurn(): Promise<void> {
    if (running >= concurrency) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
  }

  function endTurn(): void {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }

  async function attempt(name: string, job: () => Promise<void>): Promise<boolean> {
    await takeTurn();
    try {
      if (!closed.signal.aborted) await job();
      return true;
    } catch (error) {
      logger.error({ err: error, job: name }, 'work on a recording failed');
      return false;
    } finally {
      endTurn();
    }
  }

  async function perform(name: string, job: () => Promise<void>): Promise<void> {
    for (const pauseMs of [...retryAfterMs, null]) {
      if (await attempt(name, job)) return;
      if (pauseMs !== null)
        await wait(pauseMs, undefined, { ref: false, signal: closed.signal }).catch(() => {});
    }
    logger.error({ job: name }, 'work on a recording was given up until the next start');
  }

  return {
    add(name, job) {
      const known = jobs.get(name);
      if (known) return known;
      const done = perform(name, job).finally(() => jobs.delete(name));
      jobs.set(name, done);
      return done;
    },
    close() {
      closed.abort();
      return settledWithin(Promise.all(jobs.values()), timeouts.replayCloseMs);
    },
  };
}
