import type { Address, Order, PaymentChoice } from '@stallcast/shared/contract';
import type { User } from '../../platform/actor.ts';
import type { Work } from '../../platform/unit-of-work.ts';
import { type Call, findEarlier, stillOpen } from './answer-once.ts';
import { giveAnswer } from './answers.ts';
import { hashBody } from './body-hash.ts';
import type { CallsInFlight } from './calls-in-flight.ts';
import type { SinglePurchase } from './choose-lines.ts';
import { type CollectDeps, collectPayment } from './collect-payment.ts';
import { type CallRow, findCall } from './idempotency.repo.ts';
import { assertOffered } from './offer-payments.ts';
import type { OrderRow } from './orders.repo.ts';
import { findPaymentOfCall, insertPayment, type Payment } from './payments.repo.ts';
import type { TaxRule } from './ports.ts';
import { startOrder } from './start-order.ts';

export interface CheckoutDeps extends CollectDeps {
  readonly calls: CallsInFlight;
  readonly taxOf: TaxRule;
}

interface CheckoutCall {
  readonly key: string;
  readonly route: 'checkout.buyNow' | 'checkout.cart';
  readonly body: object;
  readonly payment: PaymentChoice;
  /** One product, or else the cart. */
  readonly product: SinglePurchase | null;
  readonly address?: Address | undefined;
  readonly couponCode?: string | undefined;
}

/**
 * Buys: the order, its stock and the key of the call are one transaction; then the gateway is asked; then the outcome
 * is a second transaction. The same call again gets the same answer, and finishes what was left half done.
 * Throws why nothing was bought; `payment-declined`; `idempotency-in-progress`; `idempotency-key-reused`.
 */
export async function checkout(deps: CheckoutDeps, call: CheckoutCall, { userId }: User): Promise<Order> {
  assertOffered(deps.gateways, call.payment);
  const { key, route, product, address = null, couponCode = null } = call;
  const known = { userId, key, route, bodyHash: hashBody(call.body) };
  return payOnce(deps, known, call.payment, (work) =>
    startOrder(deps, work, { call: known, product, address, couponCode, isPaidNow: true }),
  );
}

type Begun =
  | { readonly kind: 'answered'; readonly row: CallRow }
  | { readonly kind: 'open'; readonly payment: Payment };

/** Pays the order that `toOrder` makes or finds, once for a call, however often it is repeated. */
export async function payOnce(
  deps: CheckoutDeps,
  call: Call,
  choice: PaymentChoice,
  toOrder: (work: Work) => Promise<OrderRow>,
): Promise<Order> {
  return deps.calls.alone(call, async () => {
    const begun = await deps.uow.run((work) => begin(work, call, choice, toOrder));
    if (begun.kind === 'answered') return giveAnswer(begun.row) ?? stillOpen();
    await collectPayment(deps, begun.payment);
    const row = await deps.uow.read((db) => findCall(db, call));
    return (row && giveAnswer(row)) ?? stillOpen();
  });
}

async function begin(
  work: Work,
  call: Call,
  choice: PaymentChoice,
  toOrder: (work: Work) => Promise<OrderRow>,
): Promise<Begun> {
  const { tx } = work;
  const earlier = await findEarlier(tx, call);
  if (!earlier) {
    const { id: orderId, totalMinor: amountMinor, currency, fromCart } = await toOrder(work);
    const { userId, key } = call;
    const payment = { orderId, ...choice, amountMinor, currency };
    return { kind: 'open', payment: await insertPayment(tx, payment, { userId, key, fromCart }) };
  }
  if (earlier.status !== null) return { kind: 'answered', row: earlier };
  // The order was made but its payment has no outcome: the process ended in between, or another one is at it.
  const payment = await findPaymentOfCall(tx, call);
  if (!payment) throw new Error('a payment that was just stored is gone');
  return { kind: 'open', payment };
}
