import { cartLines, carts } from '@stallcast/drizzle';
import { and, asc, eq, inArray, isNull, lt, type SQL, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { Queryable, Transaction } from '../../platform/db.ts';
import { isOneOf, newRows } from '../../platform/row-sets.ts';
import { type CartOwner, isCartOf } from './offers.repo.ts';
import { inLockOrder } from './wanted-lines.ts';

const c = cartLines;

/** Locks a cart until commit, before any other lock, so that calls on one cart take turns. Makes it if need be. */
export async function lockCart(tx: Transaction, owner: CartOwner): Promise<string> {
  if ('userId' in owner) return required((await lockCarts(tx, [owner.userId], {})).get(owner.userId));
  const { guestKey } = owner;
  await tx.insert(carts).values({ id: uuidv7(), guestKey }).onConflictDoNothing();
  return required(await lockCartIfAny(tx, owner));
}

/** The carts of users, by the user's id, without waiting: those that others hold are left out. */
export async function lockIdleCarts(
  tx: Transaction,
  userIds: Iterable<string>,
): Promise<ReadonlyMap<string, string>> {
  return lockCarts(tx, userIds, { skipLocked: true });
}

type Waiting = { readonly skipLocked?: true };

/** Everybody locks carts in one order. */
async function lockCarts(
  tx: Transaction,
  userIds: Iterable<string>,
  waiting: Waiting,
): Promise<ReadonlyMap<string, string>> {
  const wanted = inLockOrder(userIds);
  const present = await lockCartsThere(tx, wanted, waiting);
  const missing = wanted.filter((userId) => !present.has(userId));
  if (missing.length === 0) return present;
  const rows = missing.map((userId) => ({ id: uuidv7(), userId }));
  await tx.insert(carts).select(newRows(carts, rows)).onConflictDoNothing();
  return new Map([...present, ...(await lockCartsThere(tx, missing, waiting))]);
}

async function lockCartsThere(
  tx: Transaction,
  userIds: readonly string[],
  waiting: Waiting,
): Promise<ReadonlyMap<string, string>> {
  const rows = await tx
    .select({ id: carts.id, userId: carts.userId })
    .from(carts)
    .where(isOneOf(carts.userId, userIds))
    .orderBy(asc(carts.userId))
    .for('update', waiting);
  return new Map(rows.flatMap(({ id, userId }) => (userId === null ? [] : [[userId, id] as const])));
}

function required(cartId: string | undefined): string {
  if (cartId === undefined) throw new Error('a cart that was just made is gone');
  return cartId;
}

/** The same for a cart that may not be there. */
export async function lockCartIfAny(tx: Transaction, owner: CartOwner): Promise<string | undefined> {
  const [row] = await tx.select({ id: carts.id }).from(carts).where(isCartOf(owner)).for('update');
  return row?.id;
}

/** Notes that a cart is in use. */
export async function touchCart(tx: Transaction, cartId: string): Promise<void> {
  await tx.update(carts).set({ updatedAt: sql`now()` }).where(eq(carts.id, cartId));
}

/** Removes carts with what lies in them. */
export async function removeCarts(tx: Transaction, cartIds: readonly string[]): Promise<void> {
  await tx.delete(carts).where(inArray(carts.id, [...cartIds]));
}

/** Guests' carts that nobody touched for so long, the oldest first. */
export async function findStaleGuestCarts(db: Queryable, forMs: number, limit: number): Promise<string[]> {
  const rows = await db
    .select({ id: carts.id })
    .from(carts)
    .where(
      and(isNull(carts.userId), lt(carts.updatedAt, sql`now() - make_interval(secs => ${forMs / 1000})`)),
    )
    .orderBy(asc(carts.updatedAt))
    .limit(limit);
  return rows.map((row) => row.id);
}

/** Which line of a cart: a variant can have one outside of drops, and one a drop. */
export interface LineKey {
  readonly variantId: string;
  readonly dropId: string | null;
}

interface Line extends LineKey {
  readonly quantity: number;
  readonly streamId: string | null;
}

function isLine(cartId: string, { variantId, dropId }: LineKey): SQL | undefined {
  const ofDrop = dropId === null ? isNull(c.dropId) : eq(c.dropId, dropId);
  return and(eq(c.cartId, cartId), eq(c.variantId, variantId), ofDrop);
}

const each = [c.cartId, c.variantId, c.dropId];

/** Sets a line; the show it was first put in from stays unless this call names one. */
export async function putLine(tx: Transaction, cartId: string, line: Line): Promise<void> {
  await tx
    .insert(c)
    .values({ cartId, ...line })
    .onConflictDoUpdate({
      target: each,
      set: { quantity: line.quantity, streamId: sql`coalesce(excluded.stream_id, ${c.streamId})` },
    });
}

/** Changes the quantity of a line that is there. */
export async function changeLine(
  tx: Transaction,
  cartId: string,
  key: LineKey,
  quantity: number,
): Promise<void> {
  await tx.update(c).set({ quantity }).where(isLine(cartId, key));
}

export async function removeLine(tx: Transaction, cartId: string, key: LineKey): Promise<void> {
  await tx.delete(c).where(isLine(cartId, key));
}

export async function emptyCart(tx: Transaction, cartId: string): Promise<void> {
  await tx.delete(c).where(eq(c.cartId, cartId));
}

/**
 * Puts lines back that an order had taken out; what was put in since then is not made fewer, and of a drop it stays as it
 * is: just so many are held.
 */
export async function putLinesBack(tx: Transaction, cartId: string, lines: readonly Line[]): Promise<void> {
  if (lines.length === 0) return;
  await tx
    .insert(c)
    .values(
      lines.map(({ variantId, dropId, quantity, streamId }) => ({
        ...{ cartId, variantId, dropId, quantity, streamId },
      })),
    )
    .onConflictDoUpdate({
      target: each,
      set: {
        quantity: sql`case when ${c.dropId} is null then greatest(${c.quantity}, excluded.quantity) else ${c.quantity} end`,
      },
    });
}
