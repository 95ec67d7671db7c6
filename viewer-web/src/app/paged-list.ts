import { type ReadonlySignal, signal } from '@preact/signals-core';

export interface Page<Item, Cursor> {
  readonly items: readonly Item[];
  /** Where the next page begins; null after the last one. */
  readonly next: Cursor | null;
}

export type ListState = 'loading' | 'ready' | 'failed';

/** A list that is read a page at a time, oldest request first. */
export class PagedList<Item, Cursor> {
  readonly #read: (after: Cursor | undefined) => Promise<Page<Item, Cursor>>;
  readonly #items = signal<readonly Item[]>([]);
  readonly #state = signal<ListState>('loading');
  readonly #next = signal<Cursor | null>(null);

  constructor(read: (after: Cursor | undefined) => Promise<Page<Item, Cursor>>) {
    this.#read = read;
  }

  get items(): ReadonlySignal<readonly Item[]> {
    return this.#items;
  }

  /** `failed` when the last request did not succeed; what was read before stays. */
  get state(): ReadonlySignal<ListState> {
    return this.#state;
  }

  get hasMore(): boolean {
    return this.#next.value !== null;
  }

  /** Reads the next page, or the first one. Never throws; see `state`. */
  async load(): Promise<void> {
    this.#state.value = 'loading';
    try {
      const page = await this.#read(this.#next.peek() ?? undefined);
      this.#items.value = [...this.#items.peek(), ...page.items];
      this.#next.value = page.next;
      this.#state.value = 'ready';
    } catch {
      this.#state.value = 'failed';
    }
  }
}
