import type { ApiClient } from '@stallcast/shared/client';
import type { ShowFeed } from './show-feed.ts';

/** How often the server is asked while nothing is pushed, in ms. */
const aloneEveryMs = 5_000;
/** How often it is asked while everything else is pushed: brings the products' figures, corrects the clock, and finds what a push lost. */
const besidePushEveryMs = 10_000;
/** Lines a poll may bring of each feed. */
const pollLimit = 200;

interface FeedPollerOptions {
  readonly streamId: string;
  readonly api: ApiClient;
  readonly feed: ShowFeed;
  /** Whether the server could be asked the last time. */
  readonly onReachable: (reachable: boolean) => void;
}

/** Asks for what happened in a show since the last time: at once, then again and again until closed. */
export class FeedPoller {
  readonly #options: FeedPollerOptions;
  #pushed = false;
  #running = false;
  /** Asked for while a poll was under way: go again right after it. */
  #again = false;
  #closed = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: FeedPollerOptions) {
    this.#options = options;
    void this.#poll();
  }

  /** Pushes began or were lost. Either way there may be a gap, so the server is asked at once. */
  setPushed(pushed: boolean): void {
    this.#pushed = pushed;
    void this.#poll();
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
  }

  async #poll(): Promise<void> {
    if (this.#closed) return;
    if (this.#running) {
      this.#again = true;
      return;
    }
    this.#running = true;
    clearTimeout(this.#timer);
    const reachable = await this.#fetchAll();
    this.#running = false;
    if (this.#closed) return;
    this.#options.onReachable(reachable);
    const waitMs = this.#again ? 0 : this.#pushed ? besidePushEveryMs : aloneEveryMs;
    this.#again = false;
    this.#timer = setTimeout(() => void this.#poll(), waitMs);
  }

  /** Fetches until the feeds are complete; whether the server answered. */
  async #fetchAll(): Promise<boolean> {
    const { streamId, api, feed } = this.#options;
    try {
      let more = true;
      while (more && !this.#closed) {
        const sentAtMs = performance.now();
        const after = feed.cursor === null ? {} : { after: feed.cursor };
        const stats = await api('stats.show', { query: { streamId, limit: pollLimit, ...after } });
        feed.handlePoll(stats, sentAtMs, performance.now());
        more = stats.more;
      }
      return true;
    } catch {
      return false;
    }
  }
}
