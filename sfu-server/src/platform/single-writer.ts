import { AppError } from './errors.ts';
import type { Tried } from './tried.ts';

/** Decides what is wanted of the same thing in turns, many at once. */
export interface SingleWriter<Item, Value> {
  /**
   * Waits in the line of a thing and is decided with whoever waits there, too. Throws what became of it; `unavailable` when
   * too many wait already, or it was not its turn in time: then nothing was done.
   */
  join(line: string, item: Item): Promise<Value>;
  /** Decides what still waits, and takes nothing more. */
  close(): Promise<void>;
}

interface SingleWriterOptions<Item, Value> {
  /** Items that are decided together. */
  readonly most: number;
  /** Items that may wait in a line. */
  readonly waiting: number;
  /** How long an item waits for its turn. */
  readonly patienceMs: number;
  /** Items of the same name are never decided together. */
  nameOf(item: Item): string;
  /** Decides items, in the order they came; all of them or, by throwing, none. */
  decide(items: readonly Item[]): Promise<readonly Tried<Value>[]>;
}

interface Waiter<Item, Value> {
  readonly item: Item;
  readonly endsAtMs: number;
  readonly resolve: (value: Value) => void;
  readonly reject: (error: unknown) => void;
  readonly timer: NodeJS.Timeout;
}

/**
 * One writer a line: while it decides, what comes gathers, and is what it decides next. So many buyers of one product cost the
 * database one transaction, and nobody waits for more to come. It only saves work: what is right is decided in SQL.
 */
export function createSingleWriter<Item, Value>({
  most,
  waiting,
  patienceMs,
  nameOf,
  decide,
}: SingleWriterOptions<Item, Value>): SingleWriter<Item, Value> {
  type Each = Waiter<Item, Value>;
  const lines = new Map<string, Each[]>();
  const running = new Map<string, Promise<void>>();
  let isClosed = false;

  function enter(line: string, item: Item): Promise<Value> {
    const queue = lines.get(line) ?? [];
    if (isClosed || queue.length >= waiting) throw tooLate();
    lines.set(line, queue);
    const { promise, resolve, reject } = Promise.withResolvers<Value>();
    const timer = setTimeout(() => {
      queue.splice(queue.indexOf(waiter), 1);
      reject(tooLate());
    }, patienceMs);
    const waiter: Each = { item, endsAtMs: performance.now() + patienceMs, resolve, reject, timer };
    queue.push(waiter);
    if (!running.has(line)) running.set(line, work(line, queue));
    return promise;
  }

  async function work(line: string, queue: Each[]): Promise<void> {
    while (queue.length > 0) await decideFirst(queue);
    lines.delete(line);
    running.delete(line);
  }

  /** Those who came first, of each name one. */
  function takeFirst(queue: Each[]): Each[] {
    const names = new Set<string>();
    const taken: Each[] = [];
    for (const waiter of queue) {
      const name = nameOf(waiter.item);
      if (taken.length === most || names.has(name)) continue;
      names.add(name);
      taken.push(waiter);
      clearTimeout(waiter.timer);
    }
    const left = queue.filter((waiter) => !taken.includes(waiter));
    queue.splice(0, queue.length, ...left);
    return taken;
  }

  function takeAll(queue: Each[]): Each[] {
    const taken = queue.splice(0);
    for (const { timer } of taken) clearTimeout(timer);
    return taken;
  }

  async function decideFirst(queue: Each[]): Promise<void> {
    const waiters = takeFirst(queue);
    try {
      await decideTogether(waiters);
    } catch (error) {
      // The database is away, which is nobody's fault: it would be away for each alone, and for those behind them, too.
      if (isAway(error)) for (const waiter of [...waiters, ...takeAll(queue)]) waiter.reject(error);
      // Whoever it was, the others are not to suffer from it.
      else if (waiters.length > 1) await Promise.all(waiters.map(decideAlone));
      else waiters[0]?.reject(error);
    }
  }

  async function decideTogether(waiters: readonly Each[]): Promise<void> {
    const outcomes = await decide(waiters.map(({ item }) => item));
    for (const [index, waiter] of waiters.entries()) tell(waiter, outcomes[index]);
  }

  async function decideAlone(waiter: Each): Promise<void> {
    try {
      if (performance.now() >= waiter.endsAtMs) throw tooLate();
      await decideTogether([waiter]);
    } catch (error) {
      waiter.reject(error);
    }
  }

  function tell(waiter: Each, outcome: Tried<Value> | undefined): void {
    if (outcome === undefined) waiter.reject(new Error('an item was not decided'));
    else if (outcome.ok) waiter.resolve(outcome.value);
    else waiter.reject(outcome.error);
  }

  return {
    async join(line, item) {
      return enter(line, item);
    },
    async close() {
      isClosed = true;
      await Promise.all(running.values());
    },
  };
}

const tooLate = () => new AppError('unavailable', { retryAfterSeconds: 1 });

const isAway = (error: unknown) => error instanceof AppError && error.code === 'unavailable';
