export interface PollOptions {
  /** One round. A round that fails is followed by the next one at its usual time. */
  readonly run: (signal: AbortSignal) => Promise<void>;
  /** Time between the end of a round and the next one, in ms; asked before each wait. */
  readonly everyMs: () => number;
  /** Is told of each failed round, except when the poll was closed. */
  readonly onFailure?: (error: unknown) => void;
}

/** Repeats a request for as long as it is open; rounds never overlap. */
export class Poll {
  readonly #options: PollOptions;
  readonly #abort = new AbortController();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running = false;
  #again = false;

  constructor(options: PollOptions) {
    this.#options = options;
  }

  /** Starts a round at once, or right after the one that is under way. */
  now(): void {
    if (this.#abort.signal.aborted) return;
    clearTimeout(this.#timer);
    if (this.#running) this.#again = true;
    else void this.#round();
  }

  close(): void {
    this.#abort.abort();
    clearTimeout(this.#timer);
  }

  async #round(): Promise<void> {
    this.#running = true;
    this.#again = false;
    const { signal } = this.#abort;
    try {
      await this.#options.run(signal);
    } catch (error) {
      if (!signal.aborted) this.#options.onFailure?.(error);
    }
    this.#running = false;
    if (signal.aborted) return;
    if (this.#again) return this.#round();
    this.#timer = setTimeout(() => this.now(), this.#options.everyMs());
  }
}
