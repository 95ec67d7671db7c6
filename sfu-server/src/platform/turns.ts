export interface Turns {
  /** Runs the work after all work given before for the same key. What it throws is thrown, and holds up nobody. */
  take<Result>(key: string, work: () => Promise<Result>): Promise<Result>;
}

/** Lets pieces of work about the same thing happen one after the other, and others side by side. */
export function createTurns(): Turns {
  const tails = new Map<string, Promise<unknown>>();
  return {
    async take(key, work) {
      const before = tails.get(key) ?? Promise.resolve();
      const mine = before.then(work, work);
      const tail = mine.catch(() => undefined);
      tails.set(key, tail);
      try {
        return await mine;
      } finally {
        if (tails.get(key) === tail) tails.delete(key);
      }
    },
  };
}
