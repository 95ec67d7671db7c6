import type { Logger } from '../../platform/logger.ts';

interface DropClockOptions {
  /** Does what is due and answers in how many ms something is due next; null if nothing is. */
  readonly doDue: () => Promise<number | null>;
  readonly logger: Logger;
  readonly waits: DropClockWaits;
}

/** See platform/timeouts.ts; in ms. */
export interface DropClockWaits {
  readonly dropLookMs: number;
  readonly dropRetryMs: number;
  readonly dropLookEveryMs: number;
}

export interface DropClock {
  /** Something happened that may have made something due: it is looked a moment later, once for many calls. */
  wake(): void;
  /** Ends it and waits for what is being done. Safe to repeat. */
  close(): Promise<void>;
}

/** Does what is due at its moment, by one timer: never twice at a time, tried again when it failed. */
export function createDropClock({ doDue, logger, waits }: DropClockOptions): DropClock {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let isAsked = false;
  let isClosed = false;

  function setIn(ms: number): void {
    clearTimeout(timer);
    if (isClosed) return;
    timer = setTimeout(() => void (running = round()), ms);
    timer.unref();
  }

  async function round(): Promise<void> {
    isAsked = false;
    let nextMs = waits.dropLookEveryMs;
    try {
      // The clocks of both sides may run apart a little: a timer that is early looks again.
      nextMs = Math.min(nextMs, Math.max((await doDue()) ?? nextMs, 1));
    } catch (error) {
      nextMs = waits.dropRetryMs;
      logger.warn({ err: error }, 'drops could not be looked after; it is tried again');
    }
    running = undefined;
    setIn(isAsked ? waits.dropLookMs : nextMs);
  }

  return {
    wake() {
      if (isAsked) return;
      isAsked = true;
      if (running === undefined) setIn(waits.dropLookMs);
    },
    async close() {
      isClosed = true;
      clearTimeout(timer);
      await running;
    },
  };
}
