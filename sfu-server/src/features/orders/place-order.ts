import { type Money, sumMoney } from '@stallcast/shared/domain';
import { v7 as uuidv7 } from 'uuid';
import { AppError } from '../../platform/errors.ts';
import type { Work } from '../../platform/unit-of-work.ts';
import { assertBuyable } from './check-offer.ts';
import type { CallKey } from './idempotency.repo.ts';
import { findOffer } from './offers.repo.ts';
import { insertOrder, type NewLine, type Taken, takeStock } from './orders.repo.ts';
import { insertPayment, type Payment } from './payments.repo.ts';
import { inLockOrder, type WantedLine } from './wanted-lines.ts';

interface Purchase {
  readonly call: CallKey;
  /** One line a product. */
  readonly lines: readonly WantedLine[];
  readonly fromCart: boolean;
  readonly payment: { readonly gateway: 'test'; readonly method: string };
}

/**
 * Makes a pending order with its payment and takes its stock, all in the caller's transaction; answers the payment,
 * which is to be collected after the commit. Name, price and seller come from the database alone.
 * Throws `not-found`, `product-unavailable`, `over-order-limit`, `sold-out`, `mixed-currencies`.
 */
export async function placeOrder(
  { tx, emit }: Work,
  { call, lines, fromCart, payment }: Purchase,
): Promise<Payment> {
  const taken = await takeAll(tx, lines);
  const orderId = uuidv7();
  const rows = lines.map((line) => toLineRow(orderId, line, taken));
  const { userId, key } = call;
  const { amountMinor, currency } = totalOf([...taken.values()], rows);
  await insertOrder(
    tx,
    { id: orderId, userId, idempotencyKey: key, fromCart, totalMinor: amountMinor, currency },
    rows,
  );
  const paymentId = uuidv7();
  const createdAt = await insertPayment(tx, { id: paymentId, orderId, ...payment, amountMinor, currency });
  for (const { productId } of lines) emit({ type: 'product-changed', productId });
  return {
    paymentId,
    method: payment.method,
    amountMinor,
    currency,
    createdAt,
    orderId,
    userId,
    key,
    fromCart,
    isOverdue: false,
  };
}

/** Takes every line's stock, by product id: whoever takes the same products waits in the same order. */
async function takeAll(tx: Work['tx'], lines: readonly WantedLine[]): Promise<ReadonlyMap<string, Taken>> {
  const taken = new Map<string, Taken>();
  for (const { productId, quantity } of inLockOrder(lines)) {
    const row = await takeStock(tx, productId, quantity);
    if (!row) throw await refusal(tx, productId, quantity);
    taken.set(productId, row);
  }
  return taken;
}

async function refusal(tx: Work['tx'], productId: string, quantity: number): Promise<AppError> {
  const offer = await findOffer(tx, productId, undefined);
  if (!offer) return new AppError('not-found');
  assertBuyable(offer, quantity);
  // Somebody gave stock back in between; asking again will do.
  return new AppError('sold-out');
}

function toLineRow(
  orderId: string,
  { productId, quantity, streamId }: WantedLine,
  taken: ReadonlyMap<string, Taken>,
): NewLine {
  const product = taken.get(productId);
  if (!product) throw new Error('a line without stock');
  const { vendorId, name, unitPriceMinor } = product;
  return {
    id: uuidv7(),
    orderId,
    productId,
    vendorId,
    streamId,
    name,
    quantity,
    unitPriceMinor,
    amountMinor: unitPriceMinor * quantity,
  };
}

function totalOf(taken: readonly Taken[], rows: readonly NewLine[]): Money {
  const [first, ...others] = taken;
  if (!first) throw new AppError('cart-empty');
  const { currency } = first;
  if (others.some((product) => product.currency !== currency)) throw new AppError('mixed-currencies');
  const amounts = rows.map((row) => ({ amountMinor: row.amountMinor, currency }));
  return sumMoney(amounts, currency);
}
