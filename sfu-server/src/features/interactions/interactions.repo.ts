import { liveStreams, streamCounters, streamInteractions, users, vendors } from '@stallcast/drizzle';
import type { Reaction } from '@stallcast/shared/contract';
import { and, asc, desc, eq, gt, inArray } from 'drizzle-orm';
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

/** The last number of a show's history; undefined if there is no such show. */
export async function readCursor(db: Queryable, streamId: string): Promise<number | undefined> {
  const [row] = await db
    .select({ seq: streamCounters.seq })
    .from(streamCounters)
    .where(eq(streamCounters.streamId, streamId));
  return row?.seq;
}

const commentColumns = {
  id: i.id,
  streamId: i.streamId,
  seq: i.seq,
  text: i.commentText,
  createdAt: i.createdAt,
  userId: i.userId,
  displayName: users.name,
  sellerUserId: vendors.userId,
};

const selectComments = (db: Queryable) =>
  db
    .select(commentColumns)
    .from(i)
    .innerJoin(users, eq(users.id, i.userId))
    .innerJoin(liveStreams, eq(liveStreams.id, i.streamId))
    .innerJoin(vendors, eq(vendors.id, liveStreams.vendorId));

export type CommentRow = Awaited<ReturnType<typeof findComments>>[number];

/** Comments after a place in the history, oldest first. */
export async function findComments(db: Queryable, streamId: string, after: number, limit: number) {
  return selectComments(db)
    .where(and(eq(i.streamId, streamId), eq(i.interactionType, 'comment'), gt(i.seq, after)))
    .orderBy(asc(i.seq))
    .limit(limit);
}

/** The latest comments, oldest first. */
export async function findLatestComments(
  db: Queryable,
  streamId: string,
  limit: number,
): Promise<CommentRow[]> {
  const rows = await selectComments(db)
    .where(and(eq(i.streamId, streamId), eq(i.interactionType, 'comment')))
    .orderBy(desc(i.seq))
    .limit(limit);
  return rows.reverse();
}

export async function findComment(db: Queryable, commentId: string): Promise<CommentRow | undefined> {
  const [row] = await selectComments(db).where(eq(i.id, commentId));
  return row;
}

export async function insertComment(
  tx: Transaction,
  row: { id: string; streamId: string; userId: string; seq: number; commentText: string },
): Promise<{ createdAt: Date }> {
  const [stored] = await tx
    .insert(i)
    .values({ ...row, interactionType: 'comment' })
    .returning({ createdAt: i.createdAt });
  if (!stored) throw new Error('the insert returned no row');
  return stored;
}
