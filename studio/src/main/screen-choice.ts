/** What the seller picked to share. */
export interface ScreenChoice {
  /** As the system names the screen or window. */
  readonly sourceId: string;
  readonly name: string;
  /** Whether the computer's own sound is shared with it. */
  readonly sound: boolean;
}

/** How long after the pick the page may ask for it, in ms. */
const validForMs = 10_000;

/**
 * The one screen or window that may be captured next: only what the seller just picked, only once. A page that asks for
 * another, later, or again gets nothing.
 */
export class PendingScreenChoice {
  readonly #now: () => number;
  #choice: ScreenChoice | null = null;
  #atMs = 0;

  /** `now` gives ms on a clock that only goes forward. */
  constructor(now: () => number) {
    this.#now = now;
  }

  set(choice: ScreenChoice): void {
    this.#choice = choice;
    this.#atMs = this.#now();
  }

  /** Whether something may be captured at this moment. */
  get pending(): boolean {
    return this.#choice !== null && this.#now() - this.#atMs <= validForMs;
  }

  /** What may be captured, and no second time; null when nothing may. */
  take(): ScreenChoice | null {
    const choice = this.pending ? this.#choice : null;
    this.#choice = null;
    return choice;
  }
}
