import { streamInteractions } from '@stallcast/drizzle';
import type { Reaction } from '@stallcast/shared/contract';
import { and, eq, inArray } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../platform/db.ts';

const i = streamInteractions;
const isReaction = inArray(i.interactionType, ['like', 'dislike']);

/** A user's reaction to a show; null if there is none. */
export async function findReaction(
  db: Queryable,
  streamId: string,
  userId: string,
): Promise<Reaction | null> {
  const [row] = await db
    .select({ type: i.interactionType })
    .from(i)
    .where(and(eq(i.streamId, streamId), eq(i.userId, userId), isReaction));
  return row === undefined || row.type === 'comment' ? null : row.type;
}

export async function removeReaction(tx: Transaction, streamId: string, userId: string): Promise<void> {
  await tx.delete(i).where(and(eq(i.streamId, streamId), eq(i.userId, userId), isReaction));
}

export async function insertReaction(
  tx: Transaction,
  row: { id: string; streamId: string; userId: string; reaction: Reaction },
): Promise<void> {
  const { reaction, ...rest } = row;
  await tx.insert(i).values({ ...rest, interactionType: reaction });
}
