import { type ReadonlySignal, signal } from '@preact/signals-core';
import { type ApiClient, ApiError, reconnectDelayMs } from '@stallcast/shared/client';
import type { Order } from '@stallcast/shared/contract';
import { problemText } from '../../app/problem-text.ts';
import { wait } from '../../app/wait.ts';
import type { AttemptKeys } from './attempt-keys.ts';

/** How the built-in test gateway is asked to answer. */
export type PaymentMethod = 'approve' | 'decline' | 'delayed';

export type Purchase =
  | {
      readonly kind: 'product';
      readonly productId: string;
      readonly quantity: number;
      readonly streamId?: string;
    }
  /** `contents` names what the buyer saw in the cart: another content is another purchase. */
  | { readonly kind: 'cart'; readonly contents: string };

export type CheckoutPhase =
  | { readonly name: 'choosing' }
  | { readonly name: 'paying' }
  | { readonly name: 'ordered'; readonly order: Order }
  /** `certain`: nothing was bought. Otherwise the answer is missing, and trying again is safe. */
  | { readonly name: 'failed'; readonly reason: string; readonly certain: boolean };

export interface CheckoutOptions {
  readonly api: ApiClient;
  readonly keys: AttemptKeys;
  /** The server says that nobody is logged in. */
  readonly onLoggedOut: (error: ApiError) => void;
  readonly onOrdered: (order: Order) => void;
}

/** After these the outcome of the purchase is unknown: the same attempt has to be asked about again. */
const unsettledCodes = new Set([
  'unreachable',
  'idempotency-in-progress',
  'unavailable',
  'internal',
  'rate-limited',
]);
/** These may pass by themselves within seconds. */
const passingCodes = new Set(['unreachable', 'idempotency-in-progress', 'unavailable']);
const triesWithoutAsking = 3;

/** One purchase, from the choice of a payment to the order. */
export class CheckoutStore {
  readonly #options: CheckoutOptions;
  readonly #phase = signal<CheckoutPhase>({ name: 'choosing' });
  readonly #abort = new AbortController();

  constructor(options: CheckoutOptions) {
    this.#options = options;
  }

  get phase(): ReadonlySignal<CheckoutPhase> {
    return this.#phase;
  }

  /** Pays for the purchase. Never throws; see `phase`. A second call while one is under way does nothing. */
  async pay(purchase: Purchase, method: PaymentMethod): Promise<void> {
    if (this.#phase.peek().name === 'paying') return;
    this.#phase.value = { name: 'paying' };
    try {
      const order = await this.#order(purchase, method);
      this.#options.keys.settle();
      this.#phase.value = { name: 'ordered', order };
      this.#options.onOrdered(order);
    } catch (error) {
      this.#fail(error);
    }
  }

  /** Back to the choice of a payment. */
  chooseAgain(): void {
    this.#phase.value = { name: 'choosing' };
  }

  /** Stops asking about an attempt whose answer is missing. */
  close(): void {
    this.#abort.abort();
  }

  async #order(purchase: Purchase, method: PaymentMethod): Promise<Order> {
    const idempotencyKey = this.#options.keys.keyFor(JSON.stringify({ purchase, method }));
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#request(purchase, method, idempotencyKey);
      } catch (error) {
        const passing = error instanceof ApiError && passingCodes.has(error.code);
        if (!passing || attempt >= triesWithoutAsking || this.#abort.signal.aborted) throw error;
        await wait(reconnectDelayMs(attempt, Math.random()), this.#abort.signal);
      }
    }
  }

  async #request(purchase: Purchase, method: PaymentMethod, idempotencyKey: string): Promise<Order> {
    const { api } = this.#options;
    const payment = { gateway: 'test', method } as const;
    if (purchase.kind === 'cart')
      return (await api('checkout.cart', { idempotencyKey, body: { payment } })).order;
    const { kind: _, ...product } = purchase;
    return (await api('checkout.buyNow', { idempotencyKey, body: { ...product, payment } })).order;
  }

  #fail(error: unknown): void {
    const code = error instanceof ApiError ? error.code : 'unreachable';
    const certain = !unsettledCodes.has(code);
    if (certain) this.#options.keys.settle();
    if (error instanceof ApiError && code === 'unauthenticated') {
      this.#phase.value = { name: 'choosing' };
      this.#options.onLoggedOut(error);
      return;
    }
    this.#phase.value = { name: 'failed', reason: problemText(error), certain };
  }
}
