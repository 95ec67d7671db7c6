import { computed, type ReadonlySignal, signal } from '@preact/signals-core';
import type { ApiClient } from '@stallcast/shared/client';
import type { Cart } from '@stallcast/shared/contract';

type Line = Cart['lines'][number];

interface WantedLine {
  readonly productId: string;
  readonly variantId: string;
  readonly quantity: number;
  /** The drop it is kept from, at its price. */
  readonly dropId?: string;
  /** The live show it was pressed in. */
  readonly streamId: string | undefined;
}

/** What I want to buy. The server keeps it with my account; prices and stock are today's. */
export class CartStore {
  readonly #api: ApiClient;
  readonly #cart = signal<Cart | null>(null);
  /** How many items are in the cart. */
  readonly itemCount: ReadonlySignal<number> = computed(() =>
    (this.#cart.value?.lines ?? []).reduce((sum, line) => sum + line.quantity, 0),
  );

  constructor(api: ApiClient) {
    this.#api = api;
  }

  /** Null until it was loaded, and for guests. */
  get cart(): ReadonlySignal<Cart | null> {
    return this.#cart;
  }

  /** Throws ApiError. */
  async load(): Promise<void> {
    this.#cart.value = (await this.#api('cart.show', {})).cart;
  }

  /** Puts in what is wanted. Throws ApiError, e.g. `sold-out`. */
  async add({ streamId, ...wanted }: WantedLine): Promise<void> {
    const body = streamId === undefined ? wanted : { ...wanted, streamId };
    this.#cart.value = (await this.#api('cart.add', { body })).cart;
  }

  /** Sets how many a line of the cart has; 0 takes it out. Throws ApiError. */
  async change({ variantId, dropId }: Line, quantity: number): Promise<void> {
    const body = dropId === null ? { quantity } : { quantity, dropId };
    this.#cart.value = (await this.#api('cart.change', { params: { variantId }, body })).cart;
  }

  /** Forgets what is known, because somebody else may use the page now. */
  clear(): void {
    this.#cart.value = null;
  }
}
