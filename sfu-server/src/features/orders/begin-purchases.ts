import type { Address, PaymentChoice } from '@stallcast/shared/contract';
import { AppError } from '../../platform/errors.ts';
import { done, refuse, type Tried } from '../../platform/tried.ts';
import type { Work } from '../../platform/unit-of-work.ts';
import { findEarlierCalls } from './answer-once.ts';
import { lockIdleCarts } from './cart.repo.ts';
import { chooseProducts, type SinglePurchase } from './choose-lines.ts';
import { type Call, type CallRow, freeKeys, nameOfCall } from './idempotency.repo.ts';
import { findOpenCheckouts, type OrderRow } from './orders.repo.ts';
import { findPaymentOfCall, insertPayments, type Payment } from './payments.repo.ts';
import { placeOrders, type Purchase } from './place-order.ts';
import type { TaxRule } from './ports.ts';
import { isAddressed, type WantedLine } from './wanted-lines.ts';

/** A call that buys items of one product, without a coupon. */
export interface PurchaseCall {
  readonly call: Call;
  readonly choice: PaymentChoice;
  readonly product: SinglePurchase;
  readonly address: Address | null;
}

/** How far a call has come: it has its answer, or waits for its payment. */
export type Begun =
  | { readonly kind: 'answered'; readonly row: CallRow }
  | { readonly kind: 'open'; readonly payment: Payment };

/** `alone`: the buyer left a checkout open, which has to be left first, with all its locks; or is busy with another call. */
export type BegunPurchase = Begun | { readonly kind: 'alone' };

type Outcomes = Map<PurchaseCall, Tried<BegunPurchase>>;

/**
 * Makes the orders of purchases of different buyers, with their stock, keys and payments, in the caller's transaction;
 * answers for each, in the order given, how far it has come or why nothing is bought. A call that came to nothing leaves
 * its key free.
 */
export async function beginPurchases(
  deps: { readonly taxOf: TaxRule },
  work: Work,
  calls: readonly PurchaseCall[],
): Promise<Tried<BegunPurchase>[]> {
  const { tx } = work;
  const outcomes: Outcomes = new Map();
  const left = () => calls.filter((each) => !outcomes.has(each));
  await findRepeated(tx, calls, outcomes);
  const claimed = left();
  await lockBuyers(tx, claimed, outcomes);
  await order(deps, work, left(), outcomes);
  const inVain = claimed.filter((each) => !isOpen(outcomes.get(each)));
  await freeKeys(
    tx,
    inVain.map(({ call }) => call),
  );
  return calls.map((each) => required(outcomes.get(each)));
}

const isOpen = (outcome: Tried<BegunPurchase> | undefined) => outcome?.ok && outcome.value.kind === 'open';

function required<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('a purchase was not decided');
  return value;
}

/** Claims the calls' keys: those that were made before get what they came to. */
async function findRepeated(
  tx: Work['tx'],
  calls: readonly PurchaseCall[],
  outcomes: Outcomes,
): Promise<void> {
  const earlier = await findEarlierCalls(
    tx,
    calls.map(({ call }) => call),
  );
  for (const [index, each] of calls.entries()) {
    const known = required(earlier[index]);
    if (!known.ok) outcomes.set(each, known);
    else if (known.value) outcomes.set(each, done(await goOn(tx, each.call, known.value)));
  }
}

/** What a call that was made before has come to. */
export async function goOn(tx: Work['tx'], call: Call, earlier: CallRow): Promise<Begun> {
  if (earlier.status !== null) return { kind: 'answered', row: earlier };
  // The order was made but its payment has no outcome: the process ended in between, or another one is at it.
  const payment = await findPaymentOfCall(tx, call);
  if (!payment) throw new Error('a payment that was just stored is gone');
  return { kind: 'open', payment };
}

/** Locks the buyers by their carts, and sorts out who is busy: nobody waits here for what a single one does elsewhere. */
async function lockBuyers(tx: Work['tx'], calls: readonly PurchaseCall[], outcomes: Outcomes): Promise<void> {
  if (calls.length === 0) return;
  const buyers = calls.map(({ call }) => call.userId);
  const idle = await lockIdleCarts(tx, buyers);
  const inCheckout = new Set((await findOpenCheckouts(tx, buyers)).map(({ userId }) => userId));
  for (const each of calls)
    if (!idle.has(each.call.userId) || inCheckout.has(each.call.userId))
      outcomes.set(each, done({ kind: 'alone' }));
}

async function order(
  deps: { readonly taxOf: TaxRule },
  work: Work,
  calls: readonly PurchaseCall[],
  outcomes: Outcomes,
): Promise<void> {
  if (calls.length === 0) return;
  const lines = await chooseProducts(
    work.tx,
    calls.map(({ product }) => product),
  );
  const wanted: PurchaseCall[] = [];
  const purchases: Purchase[] = [];
  for (const [index, each] of calls.entries()) {
    const purchase = toPurchase(each, required(lines[index]));
    if (!purchase.ok) outcomes.set(each, purchase);
    else {
      wanted.push(each);
      purchases.push(purchase.value);
    }
  }
  const placed = await placeOrders(deps, work, purchases);
  const made = placed.flatMap((each) => (each.ok ? [each.value] : []));
  const choices = new Map(wanted.map(({ call, choice }) => [nameOfCall(call), choice]));
  const payments = await insertPayments(
    work.tx,
    made.map((row) => toPay(row, required(choices.get(nameOfCall({ ...row, key: row.idempotencyKey }))))),
  );
  for (const [index, each] of wanted.entries()) {
    const row = required(placed[index]);
    outcomes.set(each, row.ok ? done({ kind: 'open', payment: required(payments.get(row.value.id)) }) : row);
  }
}

function toPurchase({ call, address }: PurchaseCall, line: Tried<WantedLine>): Tried<Purchase> {
  if (!line.ok) return line;
  const lines = [line.value];
  if (!isAddressed(lines, address)) return refuse(new AppError('address-needed'));
  return done({ call, lines, fromCart: false, address, couponCode: null });
}

/** The payment of an order as it is to be stored. */
export function toPay(
  { id: orderId, userId, idempotencyKey: key, totalMinor: amountMinor, currency, fromCart }: OrderRow,
  choice: PaymentChoice,
) {
  return { payment: { orderId, ...choice, amountMinor, currency }, order: { userId, key, fromCart } };
}
