import { type ReadonlySignal, signal } from '@preact/signals-core';
import type { Page } from './paged-list.ts';
import { Poll } from './poll.ts';

interface PolledListOptions<Item, Cursor> {
  readonly everyMs: number;
  /** Reads the page after a cursor, or the first one. */
  readonly read: (after: Cursor | undefined, abort: AbortSignal) => Promise<Page<Item, Cursor>>;
}

/** A list that stays as it is on the server: all its shown pages are read again and again. */
export class PolledList<Item, Cursor> {
  readonly #read: PolledListOptions<Item, Cursor>['read'];
  readonly #items = signal<readonly Item[] | null>(null);
  readonly #failed = signal(false);
  readonly #hasMore = signal(false);
  readonly #poll: Poll;
  #pages = 1;

  constructor({ everyMs, read }: PolledListOptions<Item, Cursor>) {
    this.#read = read;
    this.#poll = new Poll({
      run: (abort) => this.#refresh(abort),
      everyMs: () => everyMs,
      onFailure: () => {
        this.#failed.value = true;
      },
    });
  }

  /** Null until the first answer. */
  get items(): ReadonlySignal<readonly Item[] | null> {
    return this.#items;
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
  refresh(): void {
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

  async #refresh(abort: AbortSignal): Promise<void> {
    const items: Item[] = [];
    let next: Cursor | null = null;
    for (let page = 0; page < this.#pages; page += 1) {
      const answer: Page<Item, Cursor> = await this.#read(next ?? undefined, abort);
      items.push(...answer.items);
      next = answer.next;
      if (next === null) break;
    }
    this.#items.value = items;
    this.#hasMore.value = next !== null;
    this.#failed.value = false;
  }
}
