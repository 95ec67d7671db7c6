import { reconnectDelayMs } from './reconnect-policy.ts';
import { wait } from './wait.ts';
import type { SendRequest, WireResponse } from './wire.ts';

/** How long a call is asked again that was not answered, or with "not now". */
export interface Patience {
  /** Tries at most, the first one included. */
  readonly tries: number;
  /** No try begins later than this after the first, in ms. */
  readonly forMs: number;
  /** The wait before a further try, in ms; `random` is a number in [0, 1). */
  readonly delayMs: (tries: number, random: number) => number;
}

/** Long enough for a server that starts again, short enough for a person who waits. */
export const usualPatience: Patience = { tries: 4, forMs: 20_000, delayMs: reconnectDelayMs };

/**
 * The same transport for calls that may arrive twice: the very same request is sent again after no answer, after 502, 503 and
 * 504, and after any other refusal that says when to come back (429, or a call still being worked on), never sooner than
 * it says. Answers or rejects as the last try did, and at once where the next one would come too late or `signal` aborts.
 */
export function repeating(send: SendRequest, { tries, forMs, delayMs }: Patience): SendRequest {
  return async (request, signal) => {
    const endMs = performance.now() + forMs;
    for (let tried = 1; ; tried += 1) {
      const attempt = send(request, signal);
      const pauseMs = delayMs(tried, Math.random()) + (await attempt.then(comeBackMs, () => 0));
      const isTooLate = !(performance.now() + pauseMs <= endMs);
      if (isTooLate || tried >= tries || signal?.aborted) return attempt;
      await wait(pauseMs, signal);
      signal?.throwIfAborted();
    }
  };
}

/**
 * How long the answer asks to wait (Retry-After: RFC 9110 section 10.2.3), in ms; for ever if it is a final one. Not a number if it
 * names a date: nobody of ours does.
 */
function comeBackMs({ status, headers }: WireResponse): number {
  const told = headers['retry-after'];
  if (told !== undefined && status >= 400) return Number(told) * 1000;
  return [502, 503, 504].includes(status) ? 0 : Number.POSITIVE_INFINITY;
}
