import { PgBoss } from 'pg-boss';
import type { Logger } from './logger.ts';
import { timeouts } from './timeouts.ts';

/** Work that is done again and again. It may be done twice, or again after it was broken off: it must not matter. */
export interface Job {
  /** Letters, digits and hyphens. */
  readonly name: string;
  /** The pause between two runs. */
  readonly everyMs: number;
  run(): Promise<void>;
}

export interface Jobs {
  /** Begins in the background, and tries again until the database is there. */
  start(): void;
  /** Lets the runs under way end, within a few seconds, and stops. */
  close(): Promise<void>;
}

interface JobsOptions {
  readonly databaseUrl: string;
  readonly jobs: readonly Job[];
  readonly logger: Logger;
}

/** The queue's tables stand apart from the shop's. */
const schema = 'jobs';
const everyMinute = '* * * * *';
const fewConnections = 2;
/** A database that is away makes every poll fail: one line now and then says it all. */
const complainEveryMs = 10_000;

/**
 * Runs jobs out of a queue in Postgres (pg-boss): each run orders the next one, so a run is stored before it is due. A run
 * that its process did not survive is taken up again by the queue, as soon as a server is there.
 */
export function createJobs({ databaseUrl, jobs, logger }: JobsOptions): Jobs {
  const closing = new AbortController();
  let running: Promise<PgBoss | undefined> | undefined;
  let closed: Promise<void> | undefined;
  let complainedAtMs = 0;

  function complain(error: unknown): void {
    if (closing.signal.aborted || Date.now() - complainedAtMs < complainEveryMs) return;
    complainedAtMs = Date.now();
    logger.warn({ err: error }, 'the job queue has trouble; it goes on by itself');
  }

  function makeBoss(): PgBoss {
    const boss = new PgBoss({
      ...{ connectionString: databaseUrl, schema, max: fewConnections },
      application_name: 'stallcast jobs',
      connectionTimeoutMillis: timeouts.databaseConnectMs,
      maintenanceIntervalSeconds: 3600,
      registerInstance: false,
      monitorVacuum: false,
      openTelemetry: { enabled: false },
    });
    // Without a listener the process would end of it.
    boss.on('error', complain);
    return boss;
  }

  async function begin(): Promise<PgBoss | undefined> {
    for (;;) {
      if (closing.signal.aborted) return undefined;
      const boss = makeBoss();
      try {
        await boss.start();
        for (const job of jobs) await attend(boss, job);
        return boss;
      } catch (error) {
        complain(error);
        await boss.stop({ graceful: false, close: true }).catch(complain);
        await pause(timeouts.jobsRestartMs, closing.signal);
      }
    }
  }

  async function attend(boss: PgBoss, job: Job): Promise<void> {
    const { name, everyMs } = job;
    // One waits at most; what was broken off is not in the way of the next.
    await boss.createQueue(name, {
      policy: 'short',
      expireInSeconds: timeouts.jobMs / 1000,
      retryLimit: 3,
      retentionSeconds: 24 * 3600,
      deleteAfterSeconds: 3600,
    });
    const pollingIntervalSeconds = Math.min(2, Math.max(0.5, everyMs / 2000));
    await boss.work(name, { pollingIntervalSeconds }, async () => {
      try {
        await job.run();
      } catch (error) {
        logger.warn({ err: error, job: name }, 'a job failed; it is done again');
      } finally {
        if (!closing.signal.aborted)
          await boss.send(name, null, { startAfter: new Date(Date.now() + everyMs) });
      }
    });
    // Should the chain ever break, the minute mends it.
    await boss.schedule(name, everyMinute);
    // Whatever the last process had planned, a new one looks at once.
    await boss.deleteQueuedJobs(name);
    await boss.send(name, null);
  }

  async function stop(): Promise<void> {
    closing.abort();
    const boss = await running;
    await boss?.stop({ graceful: true, timeout: timeouts.jobsCloseMs, close: true });
  }

  return {
    start: () => void (running ??= begin()),
    close: () => (closed ??= withinMs(stop(), timeouts.jobsCloseMs + 500)),
  };
}

/** Makes the queue's tables, for whoever wants them to be there before a server starts. */
export async function installJobs(databaseUrl: string): Promise<void> {
  const boss = new PgBoss({
    connectionString: databaseUrl,
    schema,
    max: 1,
    supervise: false,
    schedule: false,
  });
  boss.on('error', () => {});
  await boss.start();
  await boss.stop({ graceful: false, close: true });
}

/** Ends early, without a word, when there is nothing to wait for any more. */
async function pause(ms: number, signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, ms).unref();
  signal.addEventListener('abort', () => resolve(), { once: true });
  await promise;
  clearTimeout(timer);
}

/** Waits for the work, but no longer: a database that hangs must not keep the process. */
async function withinMs(work: Promise<void>, ms: number): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, ms);
  try {
    await Promise.race([work, promise]);
  } finally {
    clearTimeout(timer);
  }
}
