import type { Transaction } from '../../platform/db.ts';
import type { Work } from '../../platform/unit-of-work.ts';
import { countDown } from './buyer-counts.repo.ts';
import { lockCart, putLinesBack } from './cart.repo.ts';
import { giveCouponBack, lockCoupons } from './coupon-use.repo.ts';
import {
  findLines,
  findOrder,
  type LineRow,
  lockOrder,
  markCancelled,
  type OrderRow,
} from './orders.repo.ts';
import { type Held, settleReservations } from './reservations.repo.ts';
import { giveBackToDrop, giveStockBack, lockDrops, lockVariants } from './stock.repo.ts';

/** An order with all that it holds, locked. */
export interface Holdings {
  readonly order: OrderRow;
  readonly lines: readonly LineRow[];
  /** The buyer's cart. */
  readonly cartId: string;
}

/** What else the caller is about to lock: it has to be locked together. */
interface MoreToLock {
  readonly variantIds?: Iterable<string>;
  readonly dropIds?: Iterable<string>;
  readonly couponIds?: Iterable<string>;
}

/** Locks what an order holds, in everyone's order, and the order itself last. Throws for an order that is not there. */
export async function lockHoldings(
  tx: Transaction,
  orderId: string,
  { variantIds = [], dropIds = [], couponIds = [] }: MoreToLock = {},
): Promise<Holdings> {
  const found = await findOrder(tx, orderId);
  if (!found) throw new Error(`there is no order ${orderId}`);
  const cartId = await lockCart(tx, found);
  const lines = await findLines(tx, [orderId]);
  await lockVariants(tx, [...lines.map((line) => line.variantId), ...variantIds]);
  await lockDrops(tx, [...lines.flatMap((line) => line.dropId ?? []), ...dropIds]);
  // The coupon of an order that is not paid changes under the lock of the cart alone.
  await lockCoupons(tx, [...(found.couponId === null ? [] : [found.couponId]), ...couponIds]);
  const order = await lockOrder(tx, orderId);
  if (!order) throw new Error(`order ${orderId} is gone`);
  return { order, lines, cartId };
}

/** Cancels a pending order and gives back all it holds, which the caller has locked; false if it is not pending. */
export async function cancelOrder(
  work: Work,
  holdings: Holdings,
  reason: NonNullable<OrderRow['cancelReason']>,
): Promise<boolean> {
  if (!(await markCancelled(work.tx, holdings.order.id, reason))) return false;
  await releaseOrder(work, holdings);
  return true;
}

/**
 * Gives back all that an order holds: stock to where it came from, what was counted for its buyer, the use of its coupon,
 * and its lines to the cart they came from. The caller has locked it and cancelled the order.
 */
async function releaseOrder(work: Work, { order, lines, cartId }: Holdings): Promise<void> {
  const { tx } = work;
  const { userId, couponId } = order;
  const lineIds = lines.map((line) => line.id);
  for (const held of await settleReservations(tx, lineIds, 'released')) await giveBack(work, held, userId);
  if (couponId !== null) await giveCouponBack(tx, couponId, userId);
  if (order.fromCart) await putLinesBack(tx, cartId, lines);
}

/**
 * Gives items back to where they came from: to their drop while that was not closed, else to the variant's own stock; the
 * caller has locked both. They are not counted for the buyer any more.
 */
export async function giveBack({ tx, emit }: Work, held: Held, userId: string): Promise<void> {
  const { productId, variantId, dropId, quantity } = held;
  const showOfDrop = dropId === null ? undefined : await giveBackToDrop(tx, dropId, quantity);
  if (showOfDrop === undefined) await giveStockBack(tx, variantId, quantity);
  else emit({ type: 'showcase-changed', streamId: showOfDrop });
  emit({ type: 'product-changed', productId });
  for (const limitedId of [productId, dropId])
    if (limitedId !== null) await countDown(tx, limitedId, [{ userId, quantity }]);
}
