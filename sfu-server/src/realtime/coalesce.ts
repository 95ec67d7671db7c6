/**
 * Calls `work` for a key at once, and again at most every `everyMs` while it is asked for in between: bursts become
 * one call, and the last state is never left out. What `work` throws is handed to `onError`.
 */
export interface Coalesced {
  ask(key: string): void;
  /** Forgets what was asked and not done yet. */
  close(): void;
}

export function coalesce(
  everyMs: number,
  work: (key: string) => Promise<void>,
  onError: (error: unknown) => void,
): Coalesced {
  const waiting = new Map<string, { again: boolean; readonly timer: NodeJS.Timeout }>();

  function start(key: string): void {
    const timer = setTimeout(() => next(key), everyMs);
    timer.unref();
    waiting.set(key, { again: false, timer });
    work(key).catch(onError);
  }

  function next(key: string): void {
    const { again } = waiting.get(key) ?? { again: false };
    waiting.delete(key);
    if (again) start(key);
  }

  return {
    ask(key) {
      const entry = waiting.get(key);
      if (entry) entry.again = true;
      else start(key);
    },
    close() {
      for (const { timer } of waiting.values()) clearTimeout(timer);
      waiting.clear();
    },
  };
}
