import { type ReadonlySignal, signal } from '@preact/signals-core';
import { type ApiClient, ApiError } from '@stallcast/shared/client';
import type { RouteOutput, Routes, ShowCard } from '@stallcast/shared/contract';
import { Poll } from '../../app/poll.ts';

export interface SellerDetails extends RouteOutput<Routes['sellers.one']> {
  /** What they are live with. */
  readonly live: readonly ShowCard[];
}
export type SellerLoad = 'loading' | 'ready' | 'missing' | 'failed';

/** Whoever stays on the page learns within this that the seller went live, in ms. */
const pollMs = 15_000;

/** One seller's page, as it is now. */
export class SellerStore {
  readonly #api: ApiClient;
  readonly #slug: string;
  readonly #details = signal<SellerDetails | null>(null);
  readonly #load = signal<SellerLoad>('loading');
  readonly #poll: Poll;

  constructor(api: ApiClient, slug: string) {
    this.#api = api;
    this.#slug = slug;
    this.#poll = new Poll({
      run: (abort) => this.#read(abort),
      everyMs: () => pollMs,
      onFailure: (error) => this.#fail(error),
    });
  }

  get details(): ReadonlySignal<SellerDetails | null> {
    return this.#details;
  }

  get load(): ReadonlySignal<SellerLoad> {
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

  /** Follows the seller, or no longer. Throws ApiError, e.g. `unauthenticated`. */
  async follow(wanted: boolean): Promise<void> {
    const details = this.#details.peek();
    if (!details) return;
    const params = { vendorId: details.seller.vendorId };
    const answer = await this.#api(wanted ? 'follows.set' : 'follows.remove', { params });
    const { following, followers } = answer;
    this.#details.value = { ...details, following, seller: { ...details.seller, followers } };
  }

  async #read(abort: AbortSignal): Promise<void> {
    const page = await this.#api('sellers.one', { params: { slug: this.#slug } }, { signal: abort });
    const { vendorId } = page.seller;
    const { shows } = await this.#api('listings.live', { query: { vendorId, limit: 6 } }, { signal: abort });
    this.#details.value = { ...page, live: shows };
    this.#load.value = 'ready';
  }

  #fail(error: unknown): void {
    const missing = error instanceof ApiError && error.code === 'not-found';
    if (missing) this.#details.value = null;
    if (this.#details.peek() === null) this.#load.value = missing ? 'missing' : 'failed';
    if (missing) this.#poll.close();
  }
}
