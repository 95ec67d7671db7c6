import { cartLines, carts } from '@stallcast/drizzle';
import { and, eq, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { Transaction } from '../../platform/db.ts';

const c = cartLines;

/** Locks a user's cart until commit, before any other lock, so that calls on one cart take turns. Makes it if need be. */
export async function lockCart(tx: Transaction, userId: string): Promise<string> {
  await tx.insert(carts).values({ id: uuidv7(), userId }).onConflictDoNothing();
  const [row] = await tx.select({ id: carts.id }).from(carts).where(eq(carts.userId, userId)).for('update');
  if (!row) throw new Error('a cart that was just made is gone');
  return row.id;
}

interface Line {
  readonly variantId: string;
  readonly quantity: number;
  readonly streamId: string | null;
}

/** Sets a line; the show it was first put in from stays unless this call names one. */
export async function putLine(tx: Transaction, cartId: string, line: Line): Promise<void> {
  await tx
    .insert(c)
    .values({ cartId, ...line })
    .onConflictDoUpdate({
      target: [c.cartId, c.variantId, c.dropId],
      set: { quantity: line.quantity, streamId: sql`coalesce(excluded.stream_id, ${c.streamId})` },
    });
}

/** Changes the quantity of a line that is there. */
export async function changeLine(
  tx: Transaction,
  cartId: string,
  variantId: string,
  quantity: number,
): Promise<void> {
  await tx
    .update(c)
    .set({ quantity })
    .where(and(eq(c.cartId, cartId), eq(c.variantId, variantId)));
}

export async function removeLine(tx: Transaction, cartId: string, variantId: string): Promise<void> {
  await tx.delete(c).where(and(eq(c.cartId, cartId), eq(c.variantId, variantId)));
}

export async function emptyCart(tx: Transaction, cartId: string): Promise<void> {
  await tx.delete(c).where(eq(c.cartId, cartId));
}

/** Puts lines back that an order had taken out; what was put in since then is not made fewer. */
export async function putLinesBack(tx: Transaction, cartId: string, lines: readonly Line[]): Promise<void> {
  if (lines.length === 0) return;
  await tx
    .insert(c)
    .values(lines.map(({ variantId, quantity, streamId }) => ({ cartId, variantId, quantity, streamId })))
    .onConflictDoUpdate({
      target: [c.cartId, c.variantId, c.dropId],
      set: { quantity: sql`greatest(${c.quantity}, excluded.quantity)` },
    });
}
