import type { SendRequest } from '@stallcast/shared/client';

/**
 * The server's time, whatever the viewer's own clock says. Every answer carries a `Date` header, cut down to the second;
 * the server's time when the answer arrives can only be later than that, so the largest difference seen is the best guess.
 */
export class ServerClock {
  #offsetMs = Number.NEGATIVE_INFINITY;
  readonly #monotonicMs: () => number;

  /** `monotonicMs` counts ms from any origin and never jumps. */
  constructor(monotonicMs: () => number = () => performance.now()) {
    this.#monotonicMs = monotonicMs;
  }

  /** Takes note of an answer's `Date` header. Anything that is no date is ignored. */
  note(dateHeader: string | undefined): void {
    const serverMs = Date.parse(dateHeader ?? '');
    if (Number.isNaN(serverMs)) return;
    this.#offsetMs = Math.max(this.#offsetMs, serverMs - this.#monotonicMs());
  }

  /** The server's time in ms since 1970; the viewer's own before the first answer. */
  nowMs(): number {
    return Number.isFinite(this.#offsetMs) ? this.#offsetMs + this.#monotonicMs() : Date.now();
  }
}

/** The same transport; the clock takes note of every answer. */
export function watchedTransport(send: SendRequest, clock: ServerClock): SendRequest {
  return async (request, signal) => {
    const response = await send(request, signal);
    clock.note(response.headers['date']);
    return response;
  };
}
