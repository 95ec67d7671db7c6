import { createStore, type StoreApi } from 'zustand/vanilla';

/** Seconds between the press and the show: enough to take one's place, too few to be kept waiting. */
const countdownSeconds = 3;

/** Counts down to the start of a show. What was begun is done once, or never if it is called off first. */
export class Countdown {
  /** Seconds left, 3 to 1; null while nothing is counted. */
  readonly secondsLeft: StoreApi<number | null>;
  #timer: ReturnType<typeof setInterval> | null = null;
  #proceed: (() => void) | null = null;

  constructor() {
    this.secondsLeft = createStore<number | null>(() => null);
  }

  /** Calls `proceed` at the end. A count that is under way goes on as it is: a second press starts nothing twice. */
  start(proceed: () => void): void {
    if (this.#timer !== null) return;
    this.#proceed = proceed;
    this.secondsLeft.setState(countdownSeconds);
    this.#timer = setInterval(() => this.#tick(), 1_000);
  }

  /** Goes on without waiting for the rest. */
  finish(): void {
    const proceed = this.#proceed;
    this.cancel();
    proceed?.();
  }

  cancel(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#timer = null;
    this.#proceed = null;
    this.secondsLeft.setState(null);
  }

  #tick(): void {
    const left = this.secondsLeft.getState() ?? 0;
    if (left > 1) this.secondsLeft.setState(left - 1);
    else this.finish();
  }
}
