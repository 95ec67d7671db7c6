import type { Drop, Showcase } from '@stallcast/shared/contract';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ServerClock } from './drop-phase.ts';

export interface ShowcaseState {
  /** False until the server told anything. */
  readonly loaded: boolean;
  readonly pinned: Showcase['pinned'];
  /** Those that are not over, the next to open first. */
  readonly drops: readonly Drop[];
  /** What time it is at the server; null while no drop needs it. */
  readonly clock: ServerClock | null;
}

/** What is pinned on the show and which drops run, put together from pushes, polls and answers. */
export class ShowcaseDesk {
  readonly state: StoreApi<ShowcaseState> = createStore<ShowcaseState>(() => ({
    loaded: false,
    pinned: null,
    drops: [],
    clock: null,
  }));
  /** `performance.now()` of the last push or answer. */
  #toldAtMs = Number.NEGATIVE_INFINITY;

  /** Takes what the server told by itself, or answered to a change, at `nowMs` (`performance.now()`). */
  handleShowcase(showcase: Showcase, nowMs: number): void {
    this.#toldAtMs = nowMs;
    this.#set(showcase, nowMs);
  }

  /** Takes the answer to a question that was sent at `sentAtMs`. What was told in the meantime is newer. */
  handlePoll(showcase: Showcase, sentAtMs: number, nowMs: number): void {
    if (this.#toldAtMs <= sentAtMs) this.#set(showcase, nowMs);
  }

  /** Takes a drop that was started or closed from here: it stands there before the push comes. */
  handleDrop(drop: Drop): void {
    this.state.setState(({ drops }) => ({
      drops: [...drops.filter(({ dropId }) => dropId !== drop.dropId), drop].filter(
        ({ state }) => state !== 'closed',
      ),
    }));
  }

  #set({ pinned, drops, now }: Showcase, heardAtMs: number): void {
    const clock = now === null ? null : { serverMs: Date.parse(now), heardAtMs };
    this.state.setState({ loaded: true, pinned, drops, clock });
  }
}
