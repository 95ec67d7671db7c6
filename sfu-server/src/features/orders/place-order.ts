import type { PaymentChoice } from '@stallcast/shared/contract';
import { type Money, sumMoney } from '@stallcast/shared/domain';
import { v7 as uuidv7 } from 'uuid';
import { AppError } from '../../platform/errors.ts';
import type { Work } from '../../platform/unit-of-work.ts';
import { assertBuyable } from './check-offer.ts';
import { chooseOffer } from './choose-offer.ts';
import type { CallKey } from './idempotency.repo.ts';
import { insertOrder, type NewLine, type Taken, takeStock } from './orders.repo.ts';
import { insertPayment, type Payment } from './payments.repo.ts';
import { inLockOrder, type WantedLine } from './wanted-lines.ts';

interface Purchase {
  readonly call: CallKey;
  /** One line a variant. */
  readonly lines: readonly WantedLine[];
  readonly fromCart: boolean;
  readonly payment: PaymentChoice;
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
  const rows = taken.map((line) => toLineRow(orderId, line));
  const { userId, key } = call;
  const { amountMinor, currency } = totalOf(taken, rows);
  await insertOrder(
    tx,
    {
      id: orderId,
      userId,
      idempotencyKey: key,
      fromCart,
      itemsMinor: amountMinor,
      totalMinor: amountMinor,
      currency,
    },
    rows,
  );
  for (const { productId } of lines) emit({ type: 'product-changed', productId });
  return insertPayment(tx, { orderId, ...payment, amountMinor, currency }, { userId, key, fromCart });
}

/** A wanted line with what was taken for it. */
interface TakenLine extends WantedLine {
  readonly taken: Taken;
}

/** Takes every line's stock, by variant id: whoever takes the same variants waits in the same order. */
async function takeAll(tx: Work['tx'], lines: readonly WantedLine[]): Promise<TakenLine[]> {
  const taken = new Map<WantedLine, Taken>();
  for (const line of inLockOrder(lines)) {
    const row = await takeStock(tx, line.variantId, line.quantity);
    if (!row) throw await refusal(tx, line);
    taken.set(line, row);
  }
  return lines.map((line) => ({ ...line, taken: required(taken.get(line)) }));
}

async function refusal(tx: Work['tx'], { quantity, ...line }: WantedLine): Promise<AppError> {
  const { productId, variantId } = line;
  assertBuyable(await chooseOffer(tx, { productId, variantId }), quantity);
  // Somebody gave stock back in between; asking again will do.
  return new AppError('sold-out');
}

function required<Row>(row: Row | undefined): Row {
  if (row === undefined) throw new Error('a line without stock');
  return row;
}

function toLineRow(orderId: string, { variantId, quantity, streamId, taken }: TakenLine): NewLine {
  const { productId, vendorId, name, unitPriceMinor, isPhysical } = taken;
  const amountMinor = unitPriceMinor * quantity;
  return {
    ...{ id: uuidv7(), orderId, productId, variantId, vendorId, streamId },
    ...{ name, quantity, unitPriceMinor, amountMinor, isPhysical },
  };
}

function totalOf(lines: readonly TakenLine[], rows: readonly NewLine[]): Money {
  const [first, ...others] = lines;
  if (!first) throw new AppError('cart-empty');
  const { currency } = first.taken;
  if (others.some((line) => line.taken.currency !== currency)) throw new AppError('mixed-currencies');
  const amounts = rows.map((row) => ({ amountMinor: row.amountMinor, currency }));
  return sumMoney(amounts, currency);
}
