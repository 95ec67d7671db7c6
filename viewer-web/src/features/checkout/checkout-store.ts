import { type ReadonlySignal, signal } from '@preact/signals-core';
import { type ApiClient, ApiError } from '@stallcast/shared/client';
import type { Order, PaymentAction, PaymentChoice, RouteRequest, Routes } from '@stallcast/shared/contract';
import { problemText } from '../../app/problem-text.ts';
import { messages } from '../../messages/en/general.ts';
import type { AttemptKeys } from './attempt-keys.ts';

/** What is bought: one product, or else what lies in the cart. */
export type Purchase = Pick<NonNullable<RouteRequest<Routes['checkout.begin']>['body']>, 'product'>;
/** What is said of the checkout while it is open. */
export type Details = NonNullable<RouteRequest<Routes['checkout.update']>['body']>;

export type CheckoutPhase =
  /** Nothing is held yet. */
  | { readonly name: 'choosing' }
  | { readonly name: 'reserving' }
  /** The items are held until `order.expiresAt`: address, code and payment can be chosen. */
  | { readonly name: 'reserved'; readonly order: Order }
  | { readonly name: 'paying'; readonly order: Order }
  /** The buyer has something to do before the money can move. */
  | { readonly name: 'asked'; readonly order: Order; readonly action: PaymentAction }
  | { readonly name: 'ordered'; readonly order: Order };

/** Why the last step did not work. `certain`: nothing was bought. Otherwise the answer is missing, and trying again is safe. */
export interface CheckoutProblem {
  readonly reason: string;
  readonly certain: boolean;
  /** By name of the field that is wrong. */
  readonly fields: Readonly<Record<string, string>>;
}

export interface CheckoutOptions {
  readonly api: ApiClient;
  readonly keys: AttemptKeys;
  /** The server says that nobody is logged in. */
  readonly onLoggedOut: (error: ApiError) => void;
  readonly onOrdered: (order: Order) => void;
}

/** After these the outcome of a step is unknown: the same attempt has to be asked about again. */
const unsettledCodes = new Set([
  'unreachable',
  'idempotency-in-progress',
  'unavailable',
  'internal',
  'rate-limited',
]);
/** These end the checkout: what was held is not held any more. */
const endingCodes = new Set(['reservation-expired', 'order-not-open', 'payment-declined', 'not-found']);

/** One purchase: the items are held, then address, code and payment are chosen, then it is paid. */
export class CheckoutStore {
  readonly #options: CheckoutOptions;
  readonly #phase = signal<CheckoutPhase>({ name: 'choosing' });
  readonly #problem = signal<CheckoutProblem | null>(null);
  #isClosed = false;

  constructor(options: CheckoutOptions) {
    this.#options = options;
  }

  get phase(): ReadonlySignal<CheckoutPhase> {
    return this.#phase;
  }

  get problem(): ReadonlySignal<CheckoutProblem | null> {
    return this.#problem;
  }

  /** Holds the items. Never throws; see `phase` and `problem`. A second call while one is under way does nothing. */
  async reserve(body: Purchase): Promise<void> {
    if (this.#phase.peek().name !== 'choosing') return;
    this.#step({ name: 'reserving' });
    try {
      const idempotencyKey = this.#options.keys.keyFor(JSON.stringify(body));
      const { order } = await this.#options.api('checkout.begin', { idempotencyKey, body });
      this.#options.keys.settle();
      if (this.#isClosed) await this.#giveBack(order);
      else this.#step({ name: 'reserved', order });
    } catch (error) {
      this.#fail(error, { name: 'choosing' });
    }
  }

  /** Says where it goes, or which code is used; the totals follow. True if the server took it. */
  async setDetails(details: Details): Promise<boolean> {
    const phase = this.#phase.peek();
    if (phase.name !== 'reserved') return false;
    const { orderId } = phase.order;
    try {
      const { order } = await this.#options.api('checkout.update', { params: { orderId }, body: details });
      this.#step({ name: 'reserved', order });
      return true;
    } catch (error) {
      this.#fail(error, phase);
      return false;
    }
  }

  /** Pays for what is held. Never throws; see `phase` and `problem`. */
  async pay(payment: PaymentChoice): Promise<void> {
    const phase = this.#phase.peek();
    if (phase.name !== 'reserved') return;
    const { order } = phase;
    this.#step({ name: 'paying', order });
    try {
      const params = { orderId: order.orderId };
      const idempotencyKey = this.#options.keys.keyFor(JSON.stringify({ params, payment }));
      const answer = await this.#options.api('checkout.pay', { idempotencyKey, params, body: { payment } });
      this.#options.keys.settle();
      this.#take(answer.order);
    } catch (error) {
      this.#fail(error, phase);
    }
  }

  /** The buyer did what was asked: `order` is how it stands now. */
  takeAnswer(order: Order): void {
    this.#take(order);
  }

  /** What was asked of the buyer did not work out. */
  failAnswer(error: unknown): void {
    this.#fail(error, this.#phase.peek());
  }

  /** The time to buy ran out. */
  expire(reason: string): void {
    if (this.#phase.peek().name !== 'reserved') return;
    this.#phase.value = { name: 'choosing' };
    this.#problem.value = { reason, certain: true, fields: {} };
  }

  /** Ends it: what is held and not paid for is given back. */
  close(): void {
    this.#isClosed = true;
    const phase = this.#phase.peek();
    if (phase.name === 'reserved') void this.#giveBack(phase.order);
  }

  #take(order: Order): void {
    const action = order.payment?.action ?? null;
    if (order.status === 'pending' && action !== null) {
      this.#step({ name: 'asked', order, action });
      return;
    }
    this.#step({ name: 'ordered', order });
    this.#options.onOrdered(order);
  }

  #step(phase: CheckoutPhase): void {
    this.#problem.value = null;
    this.#phase.value = phase;
  }

  async #giveBack({ orderId }: Order): Promise<void> {
    // What cannot be given back now is given back by the server when its time is over.
    await this.#options.api('checkout.leave', { params: { orderId } }).catch(() => undefined);
  }

  #fail(error: unknown, before: CheckoutPhase): void {
    const code = error instanceof ApiError ? error.code : 'unreachable';
    const certain = !unsettledCodes.has(code);
    if (certain) this.#options.keys.settle();
    this.#phase.value = endingCodes.has(code) ? { name: 'choosing' } : before;
    if (error instanceof ApiError && code === 'unauthenticated') this.#options.onLoggedOut(error);
    else this.#problem.value = { reason: problemText(error), certain, fields: fieldsOf(error) };
  }
}

/** What the server found wrong, by the last name of each path. */
function fieldsOf(error: unknown): Readonly<Record<string, string>> {
  const errors = error instanceof ApiError ? (error.problem?.errors ?? []) : [];
  return Object.fromEntries(
    errors.map(({ path, message }) => [
      path.split(/[./]/).at(-1) ?? path,
      messages.problems.ofField(message),
    ]),
  );
}
