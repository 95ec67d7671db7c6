import type { Order, PaymentChoice } from '@stallcast/shared/contract';
import type { User } from '../../platform/actor.ts';
import { AppError } from '../../platform/errors.ts';
import type { Work } from '../../platform/unit-of-work.ts';
import { giveAnswer } from './answers.ts';
import { hashBody } from './body-hash.ts';
import type { CallsInFlight } from './calls-in-flight.ts';
import { chooseProduct, type SinglePurchase, takeCart } from './choose-lines.ts';
import { type CollectDeps, collectPayment } from './collect-payment.ts';
import { type CallRow, claimKey, findCall } from './idempotency.repo.ts';
import { assertOffered } from './offer-payments.ts';
import { findPaymentOfCall, type Payment } from './payments.repo.ts';
import { placeOrder } from './place-order.ts';

export interface CheckoutDeps extends CollectDeps {
  readonly calls: CallsInFlight;
}

interface CheckoutCall {
  readonly key: string;
  readonly route: 'checkout.buyNow' | 'checkout.cart';
  readonly body: object;
  readonly payment: PaymentChoice;
  /** One product, or else the cart. */
  readonly product: SinglePurchase | null;
}

/**
 * Buys: the order, its stock and the key of the call are one transaction; then the gateway is asked; then the outcome
 * is a second transaction. The same call again gets the same answer, and finishes what was left half done.
 * Throws why nothing was bought; `payment-declined`; `idempotency-in-progress`; `idempotency-key-reused`.
 */
export async function checkout(deps: CheckoutDeps, call: CheckoutCall, { userId }: User): Promise<Order> {
  assertOffered(deps.gateways, call.payment);
  const known = { userId, key: call.key, route: call.route, bodyHash: hashBody(call.body) };
  return deps.calls.alone(known, async () => {
    const begun = await deps.uow.run((work) => begin(work, call, known));
    if (begun.kind === 'answered') return giveAnswer(begun.row) ?? stillOpen();
    await collectPayment(deps, begun.payment);
    const row = await deps.uow.read((db) => findCall(db, known));
    return (row && giveAnswer(row)) ?? stillOpen();
  });
}

type Known = Parameters<typeof claimKey>[1];
type Begun =
  | { readonly kind: 'answered'; readonly row: CallRow }
  | { readonly kind: 'open'; readonly payment: Payment };

async function begin(work: Work, call: CheckoutCall, known: Known): Promise<Begun> {
  const { tx } = work;
  if (await claimKey(tx, known)) {
    const lines = call.product ? await chooseProduct(tx, call.product) : await takeCart(tx, known.userId);
    const purchase = { call: known, lines, fromCart: call.product === null, payment: call.payment };
    return { kind: 'open', payment: await placeOrder(work, purchase) };
  }
  const row = required(await findCall(tx, known));
  if (row.bodyHash !== known.bodyHash || row.route !== known.route)
    throw new AppError('idempotency-key-reused');
  if (row.status !== null) return { kind: 'answered', row };
  // The order was made but its payment has no outcome: the process ended in between, or another one is at it.
  return { kind: 'open', payment: required(await findPaymentOfCall(tx, known)) };
}

function required<Row>(row: Row | undefined): Row {
  if (row === undefined) throw new Error('a row that was just stored is gone');
  return row;
}

function stillOpen(): never {
  throw new AppError('idempotency-in-progress', { retryAfterSeconds: 1 });
}
