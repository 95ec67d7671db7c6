import { type ReadonlySignal, type Signal, signal } from '@preact/signals-core';
import { type ApiClient, ApiError } from '@stallcast/shared/client';
import type { Order } from '@stallcast/shared/contract';
import { Poll } from '../../app/poll.ts';

/** How often an order that waits for its payment is asked for, in ms. */
const pendingPollMs = 2_000;

export type OrderLoad = 'loading' | 'ready' | 'missing' | 'failed' | 'logged-out';

/** One order, followed for as long as its payment is open. */
export class OrderFollow {
  readonly #api: ApiClient;
  readonly #orderId: string;
  readonly #order: Signal<Order | null>;
  readonly #load = signal<OrderLoad>('loading');
  readonly #poll: Poll;

  /** `known` is the order as it was answered at checkout, where there is one. */
  constructor(api: ApiClient, orderId: string, known: Order | null = null) {
    this.#api = api;
    this.#orderId = orderId;
    this.#order = signal<Order | null>(known);
    if (known) this.#load.value = 'ready';
    this.#poll = new Poll({
      run: (abort) => this.#read(abort),
      everyMs: () => pendingPollMs,
      onFailure: (error) => this.#fail(error),
    });
  }

  /** Begins to follow. */
  open(): void {
    const order = this.#order.peek();
    if (order === null || order.status === 'pending') this.#poll.now();
  }

  get order(): ReadonlySignal<Order | null> {
    return this.#order;
  }

  get load(): ReadonlySignal<OrderLoad> {
    return this.#load;
  }

  close(): void {
    this.#poll.close();
  }

  async #read(abort: AbortSignal): Promise<void> {
    const { order } = await this.#api(
      'orders.one',
      { params: { orderId: this.#orderId } },
      { signal: abort },
    );
    this.#order.value = order;
    this.#load.value = 'ready';
    if (order.status !== 'pending') this.#poll.close();
  }

  #fail(error: unknown): void {
    // What is shown stays; the next round asks again.
    if (this.#order.peek()) return;
    const code = error instanceof ApiError ? error.code : 'unreachable';
    if (code === 'not-found' || code === 'invalid-input') this.#finish('missing');
    else if (code === 'unauthenticated') this.#finish('logged-out');
    else this.#load.value = 'failed';
  }

  #finish(load: OrderLoad): void {
    this.#load.value = load;
    this.#poll.close();
  }
}
