import { carts, stockReservations } from '@stallcast/drizzle';
import { and, asc, eq, gt, isNull, lte, or, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../platform/db.ts';
import { isOneOf, newRows } from '../../platform/row-sets.ts';
import { timeouts } from '../../platform/timeouts.ts';

const r = stockReservations;

const heldColumns = {
  id: r.id,
  productId: r.productId,
  variantId: r.variantId,
  dropId: r.dropId,
  quantity: r.quantity,
};

/** Items that were held, and where they go back to. */
export interface Held {
  readonly productId: string;
  readonly variantId: string;
  /** Null: they came out of the variant's own stock. */
  readonly dropId: string | null;
  readonly quantity: number;
}

/** Holds what was taken for lines of an order. */
export async function insertHeld(
  tx: Transaction,
  lines: readonly (Held & { readonly orderLineId: string })[],
): Promise<void> {
  if (lines.length > 0) await tx.insert(r).select(newRows(r, lines));
}

/** Ends what order lines hold; answers what they still held. */
export async function settleReservations(
  tx: Transaction,
  lineIds: readonly string[],
  state: 'claimed' | 'released',
): Promise<Held[]> {
  return tx
    .update(r)
    .set({ state, settledAt: sql`now()` })
    .where(and(isOneOf(r.orderLineId, lineIds), eq(r.state, 'held')))
    .returning(heldColumns);
}

const isInCart = (cartId: string, dropId: string) =>
  and(eq(r.cartId, cartId), eq(r.dropId, dropId), eq(r.state, 'held'), isNull(r.orderLineId));

/** What a cart holds of a drop, and whether its time is over though nobody has given it back yet. */
export async function findCartHold(tx: Transaction, cartId: string, dropId: string) {
  const [row] = await tx
    .select({ ...heldColumns, isOver: sql`${r.expiresAt} <= clock_timestamp()`.mapWith(Boolean) })
    .from(r)
    .where(isInCart(cartId, dropId));
  return row;
}

/** Holds items of a drop for a cart, or more of them; the time that the first ones are held for stays. */
export async function holdInCart(
  tx: Transaction,
  hold: Held & { readonly cartId: string; readonly dropId: string },
): Promise<void> {
  const expiresAt = sql`clock_timestamp() + make_interval(secs => ${timeouts.cartHoldMs / 1000})`;
  await tx
    .insert(r)
    .values({ ...hold, expiresAt })
    .onConflictDoUpdate({
      target: [r.cartId, r.dropId],
      targetWhere: sql`state = 'held' and order_line_id is null`,
      set: { quantity: sql`${r.quantity} + excluded.quantity` },
    });
}

/** Gives up some of what a cart holds, or all of it. */
export async function shrinkHold(tx: Transaction, id: string, left: number): Promise<void> {
  await tx
    .update(r)
    .set(left > 0 ? { quantity: left } : { state: 'released', settledAt: sql`now()` })
    .where(and(eq(r.id, id), eq(r.state, 'held')));
}

/** Passes what a cart holds of a drop on to a line of an order; false if it does not hold just so many any more. */
export async function passToOrder(
  tx: Transaction,
  hold: { readonly cartId: string; readonly dropId: string; readonly quantity: number },
  orderLineId: string,
): Promise<boolean> {
  const rows = await tx
    .update(r)
    .set({ orderLineId })
    .where(
      and(
        isInCart(hold.cartId, hold.dropId),
        eq(r.quantity, hold.quantity),
        sql`${r.expiresAt} > clock_timestamp()`,
      ),
    )
    .returning({ id: r.id });
  return rows.length === 1;
}

/** What a cart holds though its time is over, with whose cart it is. */
export type OverdueHold = Awaited<ReturnType<typeof findOverdueHolds>>[number];

/** What carts hold though their time is over; the oldest first, after one of them. */
export async function findOverdueHolds(
  db: Queryable,
  after: { readonly id: string; readonly expiresAt: Date } | undefined,
  limit: number,
) {
  const rows = await db
    .select({
      ...{ id: r.id, cartId: carts.id, userId: carts.userId, variantId: r.variantId, dropId: r.dropId },
      expiresAt: r.expiresAt,
    })
    .from(r)
    .innerJoin(carts, eq(carts.id, r.cartId))
    .where(
      and(
        eq(r.state, 'held'),
        isNull(r.orderLineId),
        lte(r.expiresAt, sql`now()`),
        after &&
          or(gt(r.expiresAt, after.expiresAt), and(eq(r.expiresAt, after.expiresAt), gt(r.id, after.id))),
      ),
    )
    .orderBy(asc(r.expiresAt), asc(r.id))
    .limit(limit);
  return rows.flatMap(({ expiresAt, ...row }) => (expiresAt === null ? [] : [{ ...row, expiresAt }]));
}
