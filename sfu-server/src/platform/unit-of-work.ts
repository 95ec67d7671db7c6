import type { Database, Transaction } from './db.ts';
import type { DomainEvent, DomainEvents } from './domain-events.ts';
import { AppError } from './errors.ts';
import { timeouts } from './timeouts.ts';

export interface Work {
  readonly tx: Transaction;
  /** Tells the world after the commit, or not at all. */
  emit(event: DomainEvent): void;
}

export interface UnitOfWork {
  /**
   * Runs `work` in one transaction and publishes what it emitted after the commit. A serialisation failure or a
   * deadlock is tried again, so `work` must do nothing outside the transaction.
   * Throws AppError `unavailable` when the database is away or does not answer within 3 s; then nothing is stored,
   * unless the commit itself was under way.
   */
  run<Result>(work: (unit: Work) => Promise<Result>): Promise<Result>;
  /** A read outside any transaction, with the same time limit and errors; tried again on a connection that was cut. */
  read<Result>(query: (db: Database) => Promise<Result>): Promise<Result>;
}

const mostTries = 4;

/** The one way in which features reach the database. */
export function createUnitOfWork(db: Database, events: DomainEvents): UnitOfWork {
  async function attempt<Result>(
    work: (unit: Work) => Promise<Result>,
    limit: TimeLimit,
    progress: { begun: boolean },
  ): Promise<Result> {
    const emitted: DomainEvent[] = [];
    const result = await db.transaction(async (tx) => {
      // Who waited too long for a connection was told so already: what nobody waits for must not be done.
      limit.assertNotOver();
      progress.begun = true;
      const done = await work({ tx, emit: (event) => emitted.push(event) });
      limit.assertNotOver();
      return done;
    });
    events.publish(emitted);
    return result;
  }

  async function tryAgain<Result>(work: (unit: Work) => Promise<Result>, limit: TimeLimit): Promise<Result> {
    for (let tries = 1; ; tries += 1) {
      const progress = { begun: false };
      try {
        return await attempt(work, limit, progress);
      } catch (error) {
        // A connection that was cut while it rested is noticed when it is used next; later it may have been cut
        // while committing, and then nobody knows what was done.
        const isSafe = isWorthAnotherTry(error) || (isConnectionCut(error) && !progress.begun);
        if (tries >= mostTries || !isSafe) throw error;
      }
    }
  }

  async function readAgain<Result>(query: (db: Database) => Promise<Result>): Promise<Result> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await query(db);
      } catch (error) {
        if (tries >= mostTries || !isConnectionCut(error)) throw error;
      }
    }
  }

  return {
    run: (work) => bounded((limit) => tryAgain(work, limit)),
    read: (query) => bounded(() => readAgain(query)),
  };
}

interface TimeLimit {
  /** Throws AppError `unavailable` once the caller was told that it took too long. */
  assertNotOver(): void;
}

/** A database that hangs sends no error and no timer of its own can fire, so the limit is kept on this side. */
async function bounded<Result>(work: (limit: TimeLimit) => Promise<Result>): Promise<Result> {
  const { promise: tooLate, reject } = Promise.withResolvers<never>();
  let isOver = false;
  const timer = setTimeout(() => {
    isOver = true;
    reject(unavailable('no answer from the database in time'));
  }, timeouts.unitOfWorkMs);
  const limit = {
    assertNotOver() {
      if (isOver) throw unavailable('the unit of work took too long');
    },
  };
  try {
    return await Promise.race([work(limit), tooLate]);
  } catch (error) {
    if (isDatabaseAway(error)) throw unavailable(error);
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

const unavailable = (cause: unknown) => new AppError('unavailable', { retryAfterSeconds: 2, cause });

// PostgreSQL error codes, appendix A of its manual.
const againCodes = new Set(['40001', '40P01']);
const awayCodes = new Set([
  // Lock and statement timeouts, shutdown, crash recovery, too many connections, disk full.
  '55P03',
  '57014',
  '57P01',
  '57P02',
  '57P03',
  '53300',
  '53100',
  '08000',
  '08003',
  '08006',
  'CONNECTION_CLOSED',
  'CONNECT_TIMEOUT',
  'QUERY_TIMEOUT',
  'ECONNREFUSED',
  'EMFILE',
  'ECONNRESET',
  'EPIPE',
  'ENOENT',
  'ETIMEDOUT',
  'ENOTFOUND',
]);

const cutCodes = new Set(['57P01', 'CONNECTION_CLOSED', 'ECONNRESET', 'EPIPE']);

const isConnectionCut = (error: unknown) => cutCodes.has(databaseErrorCode(error) ?? '');
const isWorthAnotherTry = (error: unknown) => againCodes.has(databaseErrorCode(error) ?? '');
const isDatabaseAway = (error: unknown) => awayCodes.has(databaseErrorCode(error) ?? '');

// What the driver says in words only.
const driverFaults: readonly (readonly [RegExp, string])[] = [
  [
    /^Connection terminated due to connection timeout|^timeout exceeded when trying to connect|^timeout expired/,
    'CONNECT_TIMEOUT',
  ],
  [/^Connection terminated|is not queryable$|^Client was closed/, 'CONNECTION_CLOSED'],
  [/^Query read timeout/, 'QUERY_TIMEOUT'],
];

/** The database's, the driver's or the network's code behind an error, however often it was wrapped; null if there is none. */
export function databaseErrorCode(error: unknown): string | null {
  for (let current = error; current instanceof Error; current = current.cause) {
    if (current instanceof AppError) return null;
    if ('code' in current && typeof current.code === 'string') return current.code;
    const { message } = current;
    const [, fault] = driverFaults.find(([words]) => words.test(message)) ?? [];
    if (fault !== undefined) return fault;
  }
  return null;
}

/** Whether an error is the violation of this unique index or constraint. */
export function violates(error: unknown, constraint: string): boolean {
  for (let current = error; current instanceof Error; current = current.cause) {
    if ('constraint' in current && current.constraint === constraint) return true;
  }
  return false;
}
