import type { Address, Order, PaymentChoice } from '@stallcast/shared/contract';
import type { User } from '../../platform/actor.ts';
import type { SingleWriter } from '../../platform/single-writer.ts';
import type { Work } from '../../platform/unit-of-work.ts';
import { findEarlier, stillOpen } from './answer-once.ts';
import { giveAnswer } from './answers.ts';
import { type Begun, type BegunPurchase, goOn, type PurchaseCall, toPay } from './begin-purchases.ts';
import { hashBody } from './body-hash.ts';
import type { CallsInFlight } from './calls-in-flight.ts';
import type { SinglePurchase } from './choose-lines.ts';
import { type CollectDeps, collectPayment } from './collect-payment.ts';
import { type Call, findCall } from './idempotency.repo.ts';
import { assertOffered } from './offer-payments.ts';
import type { OrderRow } from './orders.repo.ts';
import { insertPayments } from './payments.repo.ts';
import type { TaxRule } from './ports.ts';
import { startOrder } from './start-order.ts';

export interface CheckoutDeps extends CollectDeps {
  readonly calls: CallsInFlight;
  readonly taxOf: TaxRule;
  /** Buyers of one product, decided together. */
  readonly purchases: SingleWriter<PurchaseCall, BegunPurchase>;
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
  const beginAlone = () =>
    beginPaid(deps, known, call.payment, (work) =>
      startOrder(deps, work, { call: known, product, address, couponCode, isPaidNow: true }),
    );
  if (product === null || couponCode !== null) return payOnce(deps, known, beginAlone);
  const line = lineOf(product);
  return payOnce(deps, known, async () => {
    const begun = await deps.purchases.join(line, { call: known, choice: call.payment, product, address });
    return begun.kind === 'alone' ? beginAlone() : { ...begun, line };
  });
}

/** Where buyers of the same stock wait for each other. */
const lineOf = ({ dropId, variantId, productId }: SinglePurchase) => dropId ?? variantId ?? productId;

/** Pays the order that `begin` makes or finds, once for a call, however often it is repeated. */
export async function payOnce(
  deps: CheckoutDeps,
  call: Call,
  begin: () => Promise<Begun & { readonly line?: string }>,
): Promise<Order> {
  return deps.calls.alone(call, async () => {
    const begun = await begin();
    if (begun.kind === 'answered') return giveAnswer(begun.row) ?? stillOpen();
    const order = await collectPayment(deps, begun.payment, begun.line);
    if (order) return order;
    const row = await deps.uow.read((db) => findCall(db, call));
    return (row && giveAnswer(row)) ?? stillOpen();
  });
}

/** Makes or finds an order that is to be paid, in a transaction of its own. */
export async function beginPaid(
  { uow }: CheckoutDeps,
  call: Call,
  choice: PaymentChoice,
  toOrder: (work: Work) => Promise<OrderRow>,
): Promise<Begun> {
  return uow.run(async (work) => {
    const earlier = await findEarlier(work.tx, call);
    if (earlier) return goOn(work.tx, call, earlier);
    const order = await toOrder(work);
    const payment = (await insertPayments(work.tx, [toPay(order, choice)])).get(order.id);
    if (!payment) throw new Error('a payment was not stored');
    return { kind: 'open', payment };
  });
}
