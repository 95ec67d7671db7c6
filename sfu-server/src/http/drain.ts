import type { RequestHandler } from 'express';
import { AppError } from '../platform/errors.ts';
import { timeouts } from '../platform/timeouts.ts';

/** The requests that are being answered, and the end of them. */
export interface Drain {
  /** Goes in front of everything that takes part; what comes before it is answered to the end. */
  readonly watch: RequestHandler;
  readonly isTurningAway: boolean;
  /** From now on new requests are told to come again (503, and their connection is closed). */
  turnAway(): void;
  /** Turns new requests away and answers when the open ones are done, at the latest after `drainMs`. Safe to repeat. */
  close(): Promise<void>;
}

/** What a client does well to wait before it comes again, in seconds: a restart takes about this long. */
const comeAgainSeconds = 2;

export function createDrain(): Drain {
  let open = 0;
  let turningAway = false;
  let allDone: (() => void) | undefined;
  let closing: Promise<void> | undefined;

  function finish(): void {
    open -= 1;
    if (open === 0) allDone?.();
  }

  async function close(): Promise<void> {
    turningAway = true;
    if (open === 0) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, timeouts.drainMs);
      allDone = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  return {
    watch(_request, response, next) {
      if (turningAway) {
        response.set('Connection', 'close');
        throw new AppError('unavailable', { retryAfterSeconds: comeAgainSeconds });
      }
      open += 1;
      response.once('close', finish);
      next();
    },
    get isTurningAway() {
      return turningAway;
    },
    turnAway: () => void (turningAway = true),
    close: () => (closing ??= close()),
  };
}
