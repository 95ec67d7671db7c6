import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Later } from '../../lib/next-frame.ts';

/** Shows changes of a state together: however many come before the window is drawn, it is drawn once. */
export class FrameBatch<State extends object> {
  /** What is shown. */
  readonly shown: StoreApi<State>;
  readonly #later: Later;
  #current: State;
  #waiting = false;

  constructor(initial: State, later: Later) {
    this.#current = initial;
    this.#later = later;
    this.shown = createStore<State>(() => initial);
  }

  /** With every change so far, also those that are not shown yet. */
  get current(): State {
    return this.#current;
  }

  /** Changes a part of the state at once, and shows it with the next picture. */
  change(part: Partial<State>): void {
    this.#current = { ...this.#current, ...part };
    if (this.#waiting) return;
    this.#waiting = true;
    this.#later(() => {
      this.#waiting = false;
      this.shown.setState(this.#current, true);
    });
  }
}
