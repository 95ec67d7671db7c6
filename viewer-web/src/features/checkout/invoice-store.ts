import { type ReadonlySignal, signal } from '@preact/signals-core';
import { type ApiClient, ApiError } from '@stallcast/shared/client';
import type { Order, SellerRef } from '@stallcast/shared/contract';

export interface Invoice {
  readonly order: Order;
  /** By name. */
  readonly sellers: readonly SellerRef[];
}

export type InvoiceLoad = 'loading' | 'ready' | 'missing' | 'failed' | 'logged-out';

/** What stands on the invoice of one order. */
export class InvoiceStore {
  readonly #api: ApiClient;
  readonly #orderId: string;
  readonly #invoice = signal<Invoice | null>(null);
  readonly #load = signal<InvoiceLoad>('loading');
  readonly #abort = new AbortController();

  constructor(api: ApiClient, orderId: string) {
    this.#api = api;
    this.#orderId = orderId;
  }

  /** Null until it is known. */
  get invoice(): ReadonlySignal<Invoice | null> {
    return this.#invoice;
  }

  get load(): ReadonlySignal<InvoiceLoad> {
    return this.#load;
  }

  open(): void {
    void this.refresh();
  }

  close(): void {
    this.#abort.abort();
  }

  /** Asks, or asks again. Never throws; see `load`. */
  async refresh(): Promise<void> {
    const { signal: abort } = this.#abort;
    const input = { params: { orderId: this.#orderId } };
    this.#load.value = 'loading';
    try {
      const [{ order }, { sellers }] = await Promise.all([
        this.#api('orders.one', input, { signal: abort }),
        this.#api('orders.sellers', input, { signal: abort }),
      ]);
      this.#invoice.value = { order, sellers };
      this.#load.value = 'ready';
    } catch (error) {
      if (!abort.aborted) this.#load.value = failureOf(error);
    }
  }
}

function failureOf(error: unknown): InvoiceLoad {
  const code = error instanceof ApiError ? error.code : 'unreachable';
  if (code === 'not-found' || code === 'invalid-input') return 'missing';
  return code === 'unauthenticated' ? 'logged-out' : 'failed';
}

/** The lines of each seller, in the sellers' order. */
export function linesBySeller({
  order,
  sellers,
}: Invoice): readonly { readonly seller: SellerRef; readonly lines: Order['lines'] }[] {
  return sellers.map((seller) => ({
    seller,
    lines: order.lines.filter((line) => line.vendorId === seller.vendorId),
  }));
}
