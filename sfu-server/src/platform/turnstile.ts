export interface Turnstile {
  /** Runs the work when it is its turn; `ok: false` at once when too many wait already. What the work throws is thrown. */
  pass<Result>(
    work: () => Promise<Result>,
  ): Promise<{ readonly ok: true; readonly value: Result } | { readonly ok: false }>;
}

/** Lets `atOnce` pieces of work run and `waiting` more queue, first come first served. */
export function createTurnstile({
  atOnce,
  waiting,
}: {
  readonly atOnce: number;
  readonly waiting: number;
}): Turnstile {
  const queue: (() => void)[] = [];
  let running = 0;

  async function enter(): Promise<void> {
    if (running < atOnce) {
      running += 1;
      return;
    }
    const { promise, resolve } = Promise.withResolvers<void>();
    queue.push(resolve);
    // Who leaves hands its place over, so the count stays.
    await promise;
  }

  function leave(): void {
    const next = queue.shift();
    if (next) next();
    else running -= 1;
  }

  return {
    async pass(work) {
      if (running >= atOnce && queue.length >= waiting) return { ok: false };
      await enter();
      try {
        return { ok: true, value: await work() };
      } finally {
        leave();
      }
    },
  };
}
