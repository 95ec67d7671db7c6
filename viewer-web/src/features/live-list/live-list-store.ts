import { type ReadonlySignal, signal } from '@preact/signals-core';
import type { ApiClient } from '@stallcast/shared/client';
import type { RouteOutput, Routes, Stream } from '@stallcast/shared/contract';
import { Poll } from '../../app/poll.ts';

/** How often the list is asked for, in ms. */
const pollMs = 10_000;
const pageSize = 50;

type StreamPage = RouteOutput<Routes['streams.list']>;

/** Who is live now. */
export class LiveListStore {
  readonly #api: ApiClient;
  readonly #streams = signal<readonly Stream[] | null>(null);
  readonly #failed = signal(false);
  readonly #hasMore = signal(false);
  readonly #poll: Poll;
  #pages = 1;

  constructor(api: ApiClient) {
    this.#api = api;
    this.#poll = new Poll({
      run: (abort) => this.#read(abort),
      everyMs: () => pollMs,
      onFailure: () => {
        this.#failed.value = true;
      },
    });
  }

  /** Null until the first answer. */
  get streams(): ReadonlySignal<readonly Stream[] | null> {
    return this.#streams;
  }

  /** Whether the last request failed; what was read before stays. */
  get failed(): ReadonlySignal<boolean> {
    return this.#failed;
  }

  get hasMore(): ReadonlySignal<boolean> {
    return this.#hasMore;
  }

  open(): void {
    this.#poll.now();
  }

  /** Asks again at once. */
  retry(): void {
    this.#failed.value = false;
    this.#poll.now();
  }

  showMore(): void {
    this.#pages += 1;
    this.#poll.now();
  }

  close(): void {
    this.#poll.close();
  }

  async #read(abort: AbortSignal): Promise<void> {
    const streams: Stream[] = [];
    let after: Stream['streamId'] | null = null;
    for (let page = 0; page < this.#pages; page += 1) {
      const answer: StreamPage = await this.#readPage(after, abort);
      streams.push(...answer.streams);
      after = answer.next;
      if (after === null) break;
    }
    this.#streams.value = streams;
    this.#hasMore.value = after !== null;
    this.#failed.value = false;
  }

  #readPage(after: Stream['streamId'] | null, abort: AbortSignal): Promise<StreamPage> {
    const query = { limit: pageSize, ...(after !== null && { after }) };
    return this.#api('streams.list', { query }, { signal: abort });
  }
}
