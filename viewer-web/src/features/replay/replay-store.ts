import { type ReadonlySignal, signal } from '@preact/signals-core';
import { type ApiClient, ApiError } from '@stallcast/shared/client';
import type { RouteOutput, Routes } from '@stallcast/shared/contract';
import { Poll } from '../../app/poll.ts';

export type ReplayDetails = RouteOutput<Routes['recordings.one']>;
export type ReplayLoad = 'loading' | 'ready' | 'missing' | 'failed';

/** How often the replay is asked for, in ms: while it is being made, and then for today's prices and stock. */
const pollMs = { processing: 3_000, ready: 10_000 } as const;

/** One replay with the products of its show as they are today. */
export class ReplayStore {
  readonly #api: ApiClient;
  readonly #savedStreamId: string;
  readonly #details = signal<ReplayDetails | null>(null);
  readonly #load = signal<ReplayLoad>('loading');
  readonly #poll: Poll;

  constructor(api: ApiClient, savedStreamId: string) {
    this.#api = api;
    this.#savedStreamId = savedStreamId;
    this.#poll = new Poll({
      run: (abort) => this.#read(abort),
      everyMs: () =>
        this.#details.peek()?.savedStream.state === 'processing' ? pollMs.processing : pollMs.ready,
      onFailure: (error) => this.#fail(error),
    });
  }

  get details(): ReadonlySignal<ReplayDetails | null> {
    return this.#details;
  }

  get load(): ReadonlySignal<ReplayLoad> {
    return this.#load;
  }

  open(): void {
    this.#poll.now();
  }

  /** Asks again at once. */
  refresh(): void {
    if (this.#load.peek() === 'failed') this.#load.value = 'loading';
    this.#poll.now();
  }

  close(): void {
    this.#poll.close();
  }

  async #read(abort: AbortSignal): Promise<void> {
    const params = { savedStreamId: this.#savedStreamId };
    this.#details.value = await this.#api('recordings.one', { params }, { signal: abort });
    this.#load.value = 'ready';
  }

  #fail(error: unknown): void {
    const missing = error instanceof ApiError && error.code === 'not-found';
    if (missing) this.#details.value = null;
    if (this.#details.peek() === null) this.#load.value = missing ? 'missing' : 'failed';
    if (missing) this.#poll.close();
  }
}
