import { type ReadonlySignal, signal } from '@preact/signals-core';
import { type ApiClient, ApiError } from '@stallcast/shared/client';
import type { Reaction, Stream } from '@stallcast/shared/contract';

export interface ReactionOptions {
  readonly api: ApiClient;
  readonly streamId: string;
  /** Figures as they stand after an own press. */
  readonly onCounters: (counters: Stream['counters']) => void;
  /** The server says that nobody is logged in: the press has to wait for the login. */
  readonly onLoggedOut: (reaction: Reaction, error: ApiError) => void;
}

/** My like or dislike of one show. */
export class ReactionStore {
  readonly #options: ReactionOptions;
  readonly #mine = signal<Reaction | null>(null);
  #busy = false;

  constructor(options: ReactionOptions) {
    this.#options = options;
  }

  get mine(): ReadonlySignal<Reaction | null> {
    return this.#mine;
  }

  /** Asks what I pressed in an earlier visit; for people who are logged in. Throws ApiError. */
  async load(): Promise<void> {
    const { api, streamId } = this.#options;
    const { reaction } = await api('interact.myReaction', { query: { streamId } });
    if (!this.#busy) this.#mine.value = reaction;
  }

  /** Forgets it, because nobody is logged in. */
  clear(): void {
    this.#mine.value = null;
  }

  /**
   * Likes or dislikes; a second press takes it back. With `keep` it is set whatever stood before. A press while another is
   * under way is dropped. Throws ApiError, except where login is asked for.
   */
  async press(reaction: Reaction, { keep = false } = {}): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    const before = this.#mine.peek();
    this.#mine.value = !keep && before === reaction ? null : reaction;
    const { api, streamId, onCounters, onLoggedOut } = this.#options;
    try {
      const answer = await api(`interact.${reaction}`, { body: { streamId, keep } });
      this.#mine.value = answer.reaction;
      onCounters(answer.counters);
    } catch (error) {
      this.#mine.value = before;
      if (!(error instanceof ApiError && error.code === 'unauthenticated')) throw error;
      onLoggedOut(reaction, error);
    } finally {
      this.#busy = false;
    }
  }
}
