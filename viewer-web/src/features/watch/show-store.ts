import { type ReadonlySignal, signal } from '@preact/signals-core';
import type { ApiClient } from '@stallcast/shared/client';
import type { PushPayload, Showcase, Stream } from '@stallcast/shared/contract';
import { Poll } from '../../app/poll.ts';
import type { Entry } from './ports.ts';
import type { ShowLink } from './show-link.ts';

/** How often the show is asked for, in ms: without pushes, with them (a safety net), and while its replay is being made. */
const pollMs = { alone: 10_000, besidePushes: 60_000, beforeReplay: 5_000 } as const;

export type ShowLoad = 'loading' | 'ready' | 'missing' | 'failed';

/**
 * What the page knows of one show: polled always, moved at once by pushes. It starts the link when the show is live and
 * stops it when it has ended.
 */
export class ShowStore {
  readonly link: ShowLink;
  readonly #api: ApiClient;
  readonly #streamId: string;
  readonly #load = signal<ShowLoad>('loading');
  readonly #stream = signal<Stream | null>(null);
  readonly #full = signal(false);
  readonly #showcase = signal<Showcase | null>(null);
  readonly #poll: Poll;
  /** What changed by itself since the last poll was sent, so that an older answer does not undo it. */
  #changedMeanwhile: Partial<Stream> = {};

  constructor(api: ApiClient, streamId: string, link: ShowLink) {
    this.#api = api;
    this.#streamId = streamId;
    this.link = link;
    this.#poll = new Poll({
      run: (abort) => this.#refresh(abort),
      everyMs: () => this.#pollMs(),
      onFailure: () => {
        if (this.#stream.peek() === null) this.#load.value = 'failed';
      },
    });
    this.#listen();
  }

  get load(): ReadonlySignal<ShowLoad> {
    return this.#load;
  }

  get stream(): ReadonlySignal<Stream | null> {
    return this.#stream;
  }

  /** What is pinned and the drops that are not over; null before it is known. */
  get showcase(): ReadonlySignal<Showcase | null> {
    return this.#showcase;
  }

  /** Whether the show has no place for this viewer at the moment. */
  get full(): ReadonlySignal<boolean> {
    return this.#full;
  }

  /** Asks again at once. */
  refresh(): void {
    if (this.#load.peek() === 'failed') this.#load.value = 'loading';
    this.#poll.now();
  }

  /** Takes figures that came with the answer to an own action. */
  setCounters(counters: Stream['counters']): void {
    this.#change({ counters });
  }

  /** Begins to follow the show. It most likely is live: the link does not wait for the answer that says so. */
  open(): void {
    this.#poll.now();
    this.link.start();
  }

  close(): void {
    this.#poll.close();
    this.link.stop();
  }

  #listen(): void {
    const { link } = this;
    link.on('show.counters', (counters) => this.#change({ counters }));
    link.on('show.products', ({ products }) => this.#change({ featured: products }));
    link.on('show.showcase', (showcase) => {
      this.#showcase.value = showcase;
    });
    link.on('show.state', (state) => this.#applyState(state));
    link.onEntered((entry) => this.#applyEntry(entry));
    link.onCounted((counters) => {
      this.#full.value = false;
      this.#change({ counters });
    });
    link.onRefused((error) => {
      this.#full.value = error.code === 'room-full';
      if (error.code !== 'room-full') this.#poll.now();
    });
    let wasLive = false;
    link.live.subscribe((live) => {
      if (wasLive && !live) this.#poll.now();
      wasLive = live;
    });
  }

  #applyEntry({ state, counters, showcase }: Entry): void {
    this.#full.value = false;
    this.#showcase.value = showcase;
    this.#change({ counters });
    this.#applyState(state);
    // What was pushed to others before this connection entered is only known to the server.
    this.#poll.now();
  }

  #applyState({ status, interrupted, replayId }: PushPayload<'show.state'>): void {
    this.#change({ status, interrupted, replayId });
    this.#followStatus();
  }

  #change(part: Partial<Stream>): void {
    this.#changedMeanwhile = { ...this.#changedMeanwhile, ...part };
    const stream = this.#stream.peek();
    if (stream) this.#stream.value = { ...stream, ...part };
  }

  async #refreshShowcase(abort: AbortSignal): Promise<void> {
    const known = this.#showcase.peek();
    const told = await this.#api('drops.list', { query: { streamId: this.#streamId } }, { signal: abort });
    // What was pushed while the answer was on its way is newer.
    if (this.#showcase.peek() === known) this.#showcase.value = told;
  }

  async #refresh(abort: AbortSignal): Promise<void> {
    this.#changedMeanwhile = {};
    const query = { streamId: this.#streamId };
    const { streams } = await this.#api('streams.list', { query }, { signal: abort });
    const stream = streams[0];
    if (!stream) {
      this.#load.value = 'missing';
      this.link.stop();
      return;
    }
    this.#stream.value = { ...stream, ...this.#changedMeanwhile };
    this.#load.value = 'ready';
    this.#followStatus();
    if (stream.status === 'live') await this.#refreshShowcase(abort);
    else this.#showcase.value = null;
  }

  #pollMs(): number {
    const stream = this.#stream.peek();
    if (stream?.status === 'ended' && stream.replayId === null) return pollMs.beforeReplay;
    return this.link.live.peek() ? pollMs.besidePushes : pollMs.alone;
  }

  #followStatus(): void {
    const status = this.#stream.peek()?.status;
    if (status === 'live') this.link.start();
    else this.link.stop();
  }
}
